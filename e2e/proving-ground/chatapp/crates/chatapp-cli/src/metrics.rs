//! Counters and gauges, written as Prometheus text.

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Mutex;
use std::time::Duration;

const BOUNDS: [f64; 9] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];
const PAGE_BYTES: u64 = 4096;
const TICKS_PER_SECOND: f64 = 100.0;

#[derive(Default)]
pub struct Metrics {
    requests: Mutex<Requests>,
    pub websockets: AtomicU64,
    pub in_flight: AtomicU64,
    pub cache_hits: AtomicU64,
    pub cache_misses: AtomicU64,
}

#[derive(Default)]
struct Requests {
    by_code: BTreeMap<u16, u64>,
    buckets: [u64; BOUNDS.len()],
    seconds: f64,
    count: u64,
}

impl Metrics {
    pub fn observe(&self, code: u16, duration: Duration) {
        let Ok(mut requests) = self.requests.lock() else {
            return;
        };
        let seconds = duration.as_secs_f64();
        *requests.by_code.entry(code).or_default() += 1;
        for (bucket, bound) in requests.buckets.iter_mut().zip(BOUNDS) {
            *bucket += u64::from(seconds <= bound);
        }
        requests.seconds += seconds;
        requests.count += 1;
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        if let Ok(requests) = self.requests.lock() {
            requests.write(&mut text);
        }
        let load = |number: &AtomicU64| number.load(Ordering::Relaxed) as f64;
        // The pool of an imaginary database: one connection a request under way, and two kept warm.
        let database = 2.0 + load(&self.in_flight);
        for (name, kind, value) in [
            ("process_resident_memory_bytes", "gauge", memory_bytes()),
            ("process_cpu_seconds_total", "counter", cpu_seconds()),
            (
                "chatapp_websocket_connections",
                "gauge",
                load(&self.websockets),
            ),
            ("chatapp_db_connections", "gauge", database),
            (
                "chatapp_cache_hits_total",
                "counter",
                load(&self.cache_hits),
            ),
            (
                "chatapp_cache_misses_total",
                "counter",
                load(&self.cache_misses),
            ),
        ] {
            text += &format!("# TYPE {name} {kind}\n{name} {value}\n");
        }
        text += &format!(
            "# TYPE chatapp_build_info gauge\nchatapp_build_info{{version=\"{}\"}} 1\n",
            crate::VERSION
        );
        text
    }
}

impl Requests {
    fn write(&self, text: &mut String) {
        *text += "# TYPE http_requests_total counter\n";
        for (code, count) in &self.by_code {
            *text += &format!("http_requests_total{{code=\"{code}\"}} {count}\n");
        }
        let name = "http_request_duration_seconds";
        *text += &format!("# TYPE {name} histogram\n");
        for (bound, count) in BOUNDS.iter().zip(self.buckets) {
            *text += &format!("{name}_bucket{{le=\"{bound}\"}} {count}\n");
        }
        *text += &format!("{name}_bucket{{le=\"+Inf\"}} {}\n", self.count);
        *text += &format!("{name}_sum {}\n{name}_count {}\n", self.seconds, self.count);
    }
}

fn memory_bytes() -> f64 {
    let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = statm
        .split(' ')
        .nth(1)
        .and_then(|field| field.parse::<u64>().ok());
    (pages.unwrap_or(0) * PAGE_BYTES) as f64
}

fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name, in brackets, may itself contain blanks; times are the 12th and 13th field after it.
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<f64>().ok())
        .sum();
    ticks / TICKS_PER_SECOND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_cumulative() {
        let metrics = Metrics::default();
        metrics.observe(200, Duration::from_millis(7));
        let text = metrics.text();
        assert!(text.contains("_bucket{le=\"0.005\"} 0\n"));
        assert!(text.contains("_bucket{le=\"0.01\"} 1\n"));
        assert!(text.contains("_bucket{le=\"+Inf\"} 1\n"));
    }

    #[test]
    fn codes_are_counted_apart() {
        let metrics = Metrics::default();
        metrics.observe(200, Duration::ZERO);
        metrics.observe(500, Duration::ZERO);
        assert!(metrics.text().contains("{code=\"200\"} 1\n"));
        assert!(metrics.text().contains("{code=\"500\"} 1\n"));
    }

    #[test]
    fn memory_is_not_nothing() {
        assert!(memory_bytes() > 0.0);
    }
}
