//! The log: one line an event, `TIME LEVEL words`, appended so that it may be rotated by rename or by truncation.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Log {
    path: String,
    file: Mutex<File>,
}

impl Log {
    pub fn open(path: String) -> io::Result<Self> {
        let file = Mutex::new(append(&path)?);
        Ok(Self { path, file })
    }

    pub fn write(&self, level: &str, words: &str) {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let line = format!(
            "{} {level:<5} {words}\n",
            iso_time(since.as_millis() as u64)
        );
        if let Ok(mut file) = self.file.lock() {
            // A full disk must not stop the service; the line is lost, as every log's would be.
            let _ = file.write_all(line.as_bytes());
        }
    }

    /// Goes on in a new file of the old name, after the old one was renamed away.
    pub fn reopen(&self) {
        if let (Ok(mut file), Ok(fresh)) = (self.file.lock(), append(&self.path)) {
            *file = fresh;
        }
    }
}

fn append(path: &str) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

/// Milliseconds since 1970 as `2026-03-03T09:08:07.006Z`.
fn iso_time(milliseconds: u64) -> String {
    let (seconds, part) = (milliseconds / 1000, milliseconds % 1000);
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{part:03}Z")
}

fn date(mut days: u64) -> (u64, u64, u64) {
    let mut year = 1970;
    while days >= year_days(year) {
        days -= year_days(year);
        year += 1;
    }
    let february = if year_days(year) == 366 { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= months[month] {
        days -= months[month];
        month += 1;
    }
    (year, month as u64 + 1, days + 1)
}

fn year_days(year: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap {
        366
    } else {
        365
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_is_written_as_such() {
        assert_eq!(iso_time(0), "1970-01-01T00:00:00.000Z");
    }

    #[test]
    fn a_leap_day_is_a_day() {
        assert_eq!(iso_time(1_709_164_800_000), "2024-02-29T00:00:00.000Z");
    }
}
