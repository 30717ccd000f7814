//! chatapp: a small chat service. Listens on 127.0.0.1:8000 (CHATAPP_PORT), logs to /var/log/chatapp/app.log
//! (CHATAPP_LOG), ends in order on SIGTERM and reopens its log on SIGHUP.

mod fault;
mod http;
mod log;
mod metrics;
mod routes;
mod sha1;
mod signals;
mod websocket;

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use std::{env, process, thread};

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const SIGNAL_POLL: Duration = Duration::from_millis(20);

fn main() {
    if env::args().any(|argument| argument == "--version") {
        println!("chatapp-cli {VERSION}");
        return;
    }
    let port = env::var("CHATAPP_PORT").unwrap_or_else(|_| "8000".into());
    let path = env::var("CHATAPP_LOG").unwrap_or_else(|_| "/var/log/chatapp/app.log".into());
    let log = log::Log::open(path).unwrap_or_else(|error| fail("cannot open the log", &error));
    let listener = TcpListener::bind(format!("127.0.0.1:{port}"))
        .unwrap_or_else(|error| fail("cannot listen", &error));
    signals::listen();
    log.write("INFO", &format!("chatapp {VERSION} listening on {port}"));

    let state = Arc::new(routes::State::new(log));
    let acceptor = Arc::clone(&state);
    thread::spawn(move || http::accept(&listener, &acceptor));
    while !signals::stop_asked() {
        if signals::take_reopen() {
            state.log.reopen();
        }
        thread::sleep(SIGNAL_POLL);
    }
    state
        .log
        .write("INFO", &format!("chatapp {VERSION} stopping"));
}

fn fail(words: &str, error: &dyn std::fmt::Display) -> ! {
    eprintln!("chatapp: {words}: {error}");
    process::exit(1);
}
