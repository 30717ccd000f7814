//! Tools of the project: `cargo audit` and `cargo flamegraph`, see `.cargo/config.toml`.

mod audit;
mod flamegraph;

use std::{env, process};

fn main() {
    let done = match env::args().nth(1).as_deref() {
        Some("audit") => audit::run(),
        Some("flamegraph") => flamegraph::run(),
        _ => Err("usage: chatapp-tools audit|flamegraph".into()),
    };
    if let Err(error) = done {
        eprintln!("{error}");
        process::exit(1);
    }
}
