//! The examples run and say what their comments promise.

use std::process::Command;

/// Cargo builds the examples before it runs the tests; asking it to run one costs no more than that.
fn example(name: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", name])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn examples_run() {
    let article = example("one_article");
    assert!(article.contains("2020-02-17  ACCUSE  RUS → TUR"), "{article}");
    let toylandic = example("new_language");
    assert!(toylandic.contains("syldavokbordurummorkat.  ACCUSE: BOR → SYD («morkat»)"), "{toylandic}");
    let relations = example("relations");
    assert!(relations.contains("between TUR and RUS\n**TUR – RUS**: "), "{relations}");
}
