//! This project's rule is to depend on nobody. The audit holds the lock file to it.

use std::error::Error;
use std::fs;

pub fn run() -> Result<(), Box<dyn Error>> {
    let lock = fs::read_to_string("Cargo.lock")?;
    let foreign: Vec<&str> = lock
        .split("[[package]]")
        .filter(|package| package.contains("\nsource = "))
        .filter_map(|package| package.lines().find(|line| line.starts_with("name = ")))
        .collect();
    let packages = lock.matches("[[package]]").count();
    println!(
        "{packages} packages locked, {} from outside of this project",
        foreign.len()
    );
    if foreign.is_empty() {
        return Ok(());
    }
    Err(format!("not ours: {}", foreign.join(", ")).into())
}
