//! Measures what messages cost and draws it as `flamegraph.svg`: one bar for the whole, one above it for each part.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chatapp_proto::Message;

const ROUNDS: u32 = 200_000;
const WIDTH: f64 = 800.0;
const BAR: f64 = 24.0;

pub fn run() -> Result<(), Box<dyn Error>> {
    let message = Message {
        id: 300,
        room: "lobby".into(),
        text: "welcome aboard".into(),
    };
    let bytes = message.write();
    let parts = [
        ("write", measure(|| drop(black_box(message.write())))),
        ("read", measure(|| drop(black_box(Message::read(&bytes))))),
    ];
    let whole: Duration = parts.iter().map(|(_, duration)| *duration).sum();
    let target = "target/flamegraph.svg";
    fs::write(target, draw(&parts, whole))?;
    for (name, duration) in parts {
        println!("{name}: {:.0} ns", nanoseconds(duration));
    }
    println!("drawn to {target}");
    Ok(())
}

fn measure(mut work: impl FnMut()) -> Duration {
    let started = Instant::now();
    for _ in 0..ROUNDS {
        work();
    }
    started.elapsed()
}

fn draw(parts: &[(&str, Duration)], whole: Duration) -> String {
    let mut bars = bar("messages", 0.0, BAR, WIDTH, "#e07a5f");
    let mut left = 0.0;
    for (name, duration) in parts {
        let width = WIDTH * duration.as_secs_f64() / whole.as_secs_f64();
        let label = format!("{name} {:.0} ns", nanoseconds(*duration));
        bars += &bar(&label, left, 0.0, width, "#f2cc8f");
        left += width;
    }
    let height = 2.0 * BAR;
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\">\n{bars}</svg>\n")
}

fn bar(label: &str, left: f64, top: f64, width: f64, colour: &str) -> String {
    let (text_left, text_top) = (left + 4.0, top + 16.0);
    format!(
        "<rect x=\"{left:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"{BAR}\" fill=\"{colour}\"/>\n\
         <text x=\"{text_left:.1}\" y=\"{text_top}\" font-size=\"12\">{label}</text>\n"
    )
}

fn nanoseconds(all_rounds: Duration) -> f64 {
    all_rounds.as_secs_f64() * 1e9 / f64::from(ROUNDS)
}
