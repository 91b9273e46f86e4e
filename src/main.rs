//! Temporary: `dates` only, until cli/ comes.
fn main() {
    demarche::dating::temporary_main();
}
