//! What the service answers.

use std::io::{self, Read};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use chatapp_proto::Message;

use crate::fault::Fault;
use crate::http::{Request, Response};
use crate::log::Log;
use crate::metrics::Metrics;
use crate::websocket;

pub struct State {
    pub log: Log,
    metrics: Metrics,
    fault: Mutex<Fault>,
    ballast: Mutex<Vec<u8>>,
    served: AtomicU64,
}

impl State {
    pub fn new(log: Log) -> Self {
        Self {
            log,
            metrics: Metrics::default(),
            fault: Mutex::default(),
            ballast: Mutex::default(),
            served: AtomicU64::new(0),
        }
    }

    fn fault(&self) -> Fault {
        self.fault
            .lock()
            .map(|fault| fault.clone())
            .unwrap_or_default()
    }

    /// Spreads errors evenly at the asked rate, without chance: the tenth of every ten at 0.1.
    fn fails(&self, rate: f64) -> bool {
        let before = self.served.fetch_add(1, Ordering::Relaxed) as f64;
        ((before + 1.0) * rate).floor() > (before * rate).floor()
    }
}

pub fn answer(request: &Request, state: &State) -> Response {
    let route = (request.method.as_str(), request.path.as_str());
    match route {
        ("GET", "/metrics") => return text(200, state.metrics.text()),
        ("POST", "/fault") => return set_fault(&request.body, state),
        _ => {}
    }
    let started = Instant::now();
    state.metrics.in_flight.fetch_add(1, Ordering::Relaxed);
    let response = page(route, &state.fault(), state);
    state.metrics.in_flight.fetch_sub(1, Ordering::Relaxed);
    note(request, response.code, started.elapsed(), state);
    response
}

/// Turns the connection into a WebSocket and keeps it until it ends.
pub fn upgrade(
    request: &Request,
    reader: &mut impl Read,
    stream: &mut TcpStream,
    state: &State,
) -> io::Result<()> {
    stream.set_read_timeout(None)?;
    state.metrics.websockets.fetch_add(1, Ordering::Relaxed);
    note(request, 101, Duration::ZERO, state);
    let ended = websocket::serve(request.header("sec-websocket-key"), reader, stream);
    state.metrics.websockets.fetch_sub(1, Ordering::Relaxed);
    ended
}

fn page(route: (&str, &str), fault: &Fault, state: &State) -> Response {
    thread::sleep(Duration::from_millis(fault.latency_ms));
    match route {
        ("GET", "/health") if fault.unhealthy => health(503, "failing"),
        ("GET", "/health") => health(200, "ok"),
        ("GET", "/version") => text(200, format!("{}\n", crate::VERSION)),
        ("GET", "/api/messages") if state.fails(fault.error_rate) => {
            json(500, "{\"error\":\"messages unavailable\"}\n".into())
        }
        ("GET", "/api/messages") => messages(state),
        _ => json(404, "{\"error\":\"no such page\"}\n".into()),
    }
}

fn messages(state: &State) -> Response {
    let message = Message {
        id: state.served.load(Ordering::Relaxed),
        room: "lobby".into(),
        text: "welcome".into(),
    };
    let counter = if message.id.is_multiple_of(10) {
        &state.metrics.cache_misses
    } else {
        &state.metrics.cache_hits
    };
    counter.fetch_add(1, Ordering::Relaxed);
    let (id, bytes) = (message.id, message.write().len());
    json(200, format!("{{\"newest\":{id},\"bytes\":{bytes}}}\n"))
}

fn set_fault(body: &str, state: &State) -> Response {
    let Ok(mut fault) = state.fault.lock() else {
        return json(500, "{}\n".into());
    };
    if let Err(words) = fault.apply(body) {
        return json(400, format!("{{\"error\":{words:?}}}\n"));
    }
    if let Ok(mut ballast) = state.ballast.lock() {
        // Written, not only reserved, or the system would not count it.
        *ballast = vec![1; fault.memory_mb * 1024 * 1024];
    }
    state
        .log
        .write("WARN", &format!("fault switch: {}", fault.to_json().trim()));
    json(200, fault.to_json())
}

fn note(request: &Request, code: u16, duration: Duration, state: &State) {
    state.metrics.observe(code, duration);
    let level = if code >= 500 { "ERROR" } else { "INFO" };
    let milliseconds = duration.as_secs_f64() * 1000.0;
    let words = format!(
        "{} {} {code} {milliseconds:.1}ms",
        request.method, request.path
    );
    state.log.write(level, &words);
}

fn health(code: u16, status: &str) -> Response {
    let version = crate::VERSION;
    json(
        code,
        format!("{{\"status\":\"{status}\",\"version\":\"{version}\"}}\n"),
    )
}

fn json(code: u16, body: String) -> Response {
    let kind = "application/json";
    Response { code, kind, body }
}

fn text(code: u16, body: String) -> Response {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    Response { code, kind, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        State::new(Log::open("/dev/null".into()).unwrap())
    }

    fn get(path: &str, state: &State) -> Response {
        let (method, path) = ("GET".into(), path.into());
        let request = Request {
            method,
            path,
            ..Request::default()
        };
        answer(&request, state)
    }

    #[test]
    fn health_fails_while_the_switch_says_so() {
        let state = state();
        assert_eq!(get("/health", &state).code, 200);
        assert_eq!(set_fault("{\"unhealthy\":true}", &state).code, 200);
        assert_eq!(get("/health", &state).code, 503);
    }

    #[test]
    fn errors_come_at_the_asked_rate() {
        let state = state();
        set_fault("{\"errorRate\":0.25}", &state);
        let failed = (0..100).filter(|_| get("/api/messages", &state).code == 500);
        assert_eq!(failed.count(), 25);
    }
}
