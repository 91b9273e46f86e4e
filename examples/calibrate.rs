//! Fits `data/events/confidence.csv` to hand-coded news, and prints how reliable the confidences are.
//!
//! `cargo run --release --example calibrate -- GOLD.jsonl [GOLD.jsonl ...]`, each line a document
//! `{"lang", "published", "sentences": [...], "events": [{"sentence", "class", "optional"?}, ...]}` where `class` is a
//! PLOVER class or a list of those that a careful reader might choose. An event counts as right when the gold has one of
//! its class in the same sentence, each gold event once; optional ones count neither way.
//!
//! The fit is a logistic regression with a pull towards zero, so that a sign seen seldom weighs little.

use demarche::coder::trace_document;
use demarche::model::{Document, PublishedBasis, Sign, Signs, Weights};
use demarche::{Event, Language};
use serde_json::Value;

/// How strongly weights are pulled towards zero, in events.
const PULL: f64 = 4.0;

struct Sample {
    signs: Signs,
    right: bool,
}

fn classes(event: &Value) -> Vec<&str> {
    match &event["class"] {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

/// Marks the events of one document.
fn mark(document: &Value, events: &[(Event, Signs)], out: &mut Vec<Sample>) {
    let gold: Vec<&Value> = document["events"].as_array().into_iter().flatten().collect();
    let mut used = vec![false; gold.len()];
    for (event, signs) in events {
        let fits = |k: &usize| {
            !used[*k]
                && gold[*k]["sentence"].as_u64() == Some(u64::from(event.sentence))
                && classes(gold[*k]).contains(&event.class.to_string().as_str())
        };
        let optional = |k: &usize| gold[*k]["optional"].as_bool() == Some(true);
        let found = (0..gold.len()).filter(fits).min_by_key(|k| optional(k));
        if let Some(k) = found {
            used[k] = true;
            if optional(&k) {
                continue;
            }
        }
        out.push(Sample { signs: *signs, right: found.is_some() });
    }
}

fn code(document: &Value, language: &Language) -> Vec<(Event, Signs)> {
    let sentences: Vec<&str> =
        document["sentences"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let day = document["published"].as_str().and_then(|d| d.parse::<chrono::NaiveDate>().ok());
    let document = Document {
        id: "gold".to_owned(),
        text: sentences.join("\n"),
        published: day.and_then(|d| d.and_hms_opt(0, 0, 0)).map(|d| (d, PublishedBasis::Given)),
        ..Document::default()
    };
    let (coded, traces) = trace_document(&document, language);
    let signs_of = |id: &str| {
        let at = |t: &demarche::coder::Trace| t.event_ids.iter().position(|e| e == id).map(|n| t.signs[n]);
        traces.iter().find_map(at).unwrap_or_default()
    };
    coded.events.into_iter().map(|e| (signs_of(&e.event_id).to_owned(), e)).map(|(s, e)| (e, s)).collect()
}

/// Logistic regression by gradient descent; the base weight is not pulled.
fn fit(samples: &[Sample]) -> Weights {
    let mut weights = vec![0.0f64; Sign::NAMED.len()];
    for _ in 0..20_000 {
        let mut slope: Vec<f64> = weights.iter().map(|w| -PULL * w).collect();
        slope[Sign::Base as usize] = 0.0;
        for sample in samples {
            let sum: f64 = sample.signs.iter().map(|(s, _)| weights[s as usize]).sum();
            let miss = f64::from(u8::from(sample.right)) - 1.0 / (1.0 + (-sum).exp());
            sample.signs.iter().for_each(|(s, _)| slope[s as usize] += miss);
        }
        let step = 1.0 / samples.len().max(1) as f64;
        weights.iter_mut().zip(&slope).for_each(|(w, s)| *w += step * s);
    }
    Weights(weights.into_iter().map(|w| (w * 100.0).round() as f32 / 100.0).collect())
}

fn table(title: &str, samples: &[Sample], weights: &Weights) {
    println!("\n{title}\n\n| confidence | events | of them right |\n|---|--:|--:|");
    for tenth in (0..10).rev() {
        let inside = |s: &&Sample| ((weights.confidence(s.signs) * 100.0).round() / 10.0) as usize == tenth;
        let bin: Vec<&Sample> = samples.iter().filter(inside).collect();
        if !bin.is_empty() {
            let right = bin.iter().filter(|s| s.right).count();
            let share = right as f64 / bin.len() as f64;
            println!("| 0.{tenth}–0.{tenth}9 | {} | {share:.2} |", bin.len());
        }
    }
    for line in [0.7, 0.8, 0.9] {
        let kept: Vec<&Sample> = samples.iter().filter(|s| weights.confidence(s.signs) >= line - 0.005).collect();
        let right = kept.iter().filter(|s| s.right).count() as f64 / kept.len().max(1) as f64;
        println!("at {line} or above: {} of {} events, {right:.2} right", kept.len(), samples.len());
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let languages = [Language::builtin("ar")?, Language::builtin("en")?];
    let mut samples = Vec::new();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(path)?.lines().filter(|l| !l.trim().is_empty()) {
            let document: Value = serde_json::from_str(line)?;
            let Some(language) = languages.iter().find(|l| document["lang"].as_str() == Some(l.code())) else {
                continue;
            };
            mark(&document, &code(&document, language), &mut samples);
        }
    }
    if samples.is_empty() {
        println!("name one or more files of coded documents");
        return Ok(());
    }
    table("with the weights of data/events/confidence.csv", &samples, &languages[0].world.weights);
    let fitted = fit(&samples);
    table("with the weights below", &samples, &fitted);
    println!();
    for (sign, name) in Sign::NAMED {
        let seen = samples.iter().filter(|s| s.signs.iter().any(|(other, _)| other == *sign)).count();
        println!("{name},{},{seen} events", fitted.0[*sign as usize]);
    }
    Ok(())
}
