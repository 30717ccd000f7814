//! As much HTTP/1.1 as is needed: one thread a connection, requests with a bounded head and body, keep-alive.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::routes::{self, State};

const MOST_CONNECTIONS: usize = 1024;
const LONGEST_LINE: u64 = 8 * 1024;
const MOST_HEADERS: usize = 64;
const LONGEST_BODY: usize = 16 * 1024;
const IDLE: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

pub struct Response {
    pub code: u16,
    pub kind: &'static str,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }

    fn keeps_alive(&self) -> bool {
        self.header("connection")
            .is_none_or(|value| !value.eq_ignore_ascii_case("close"))
    }
}

pub fn accept(listener: &TcpListener, state: &Arc<State>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        if open.load(Ordering::Relaxed) >= MOST_CONNECTIONS {
            continue;
        }
        open.fetch_add(1, Ordering::Relaxed);
        let (open, state) = (Arc::clone(&open), Arc::clone(state));
        thread::spawn(move || {
            // A connection that ends badly is the peer's business.
            let _ = serve(stream, &state);
            open.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(IDLE))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(request) = read(&mut reader)? {
        if request.header("upgrade").is_some() && request.path == "/ws" {
            return routes::upgrade(&request, &mut reader, &mut stream, state);
        }
        let response = routes::answer(&request, state);
        let keeps = request.keeps_alive();
        write(&mut stream, &response, keeps)?;
        if !keeps {
            break;
        }
    }
    Ok(())
}

/// Reads one request; nothing when the peer is done.
pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let first = line(reader)?;
    if first.is_empty() {
        return Ok(None);
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(malformed("request line"));
    };
    let path = target.split('?').next().unwrap_or(target);
    let mut request = Request {
        method: method.into(),
        path: path.into(),
        ..Request::default()
    };
    loop {
        let header = line(reader)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').ok_or_else(|| malformed("header"))?;
        let named = (name.trim().to_ascii_lowercase(), value.trim().to_string());
        request.headers.push(named);
        if request.headers.len() > MOST_HEADERS {
            return Err(malformed("number of headers"));
        }
    }
    request.body = body(reader, &request)?;
    Ok(Some(request))
}

fn body(reader: &mut impl BufRead, request: &Request) -> io::Result<String> {
    let length = match request.header("content-length") {
        Some(value) => value.parse().map_err(|_| malformed("length"))?,
        None => 0,
    };
    if length > LONGEST_BODY {
        return Err(malformed("length"));
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| malformed("body"))
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    reader.take(LONGEST_LINE).read_line(&mut text)?;
    if !text.is_empty() && !text.ends_with('\n') {
        return Err(malformed("line"));
    }
    Ok(text.trim_end().to_string())
}

fn write(stream: &mut TcpStream, response: &Response, keeps_alive: bool) -> io::Result<()> {
    let reason = match response.code {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        503 => "Service Unavailable",
        _ => "Error",
    };
    let connection = if keeps_alive { "keep-alive" } else { "close" };
    let head = format!(
        "HTTP/1.1 {} {reason}\r\ncontent-type: {}\r\ncontent-length: {}\r\nconnection: {connection}\r\n\r\n",
        response.code,
        response.kind,
        response.body.len()
    );
    stream.write_all((head + &response.body).as_bytes())
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("malformed {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> io::Result<Option<Request>> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn a_request_is_read_with_its_body() {
        let text = "POST /fault?x=1 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
        let request = parse(text).unwrap().unwrap();
        assert_eq!(
            (request.path.as_str(), request.body.as_str()),
            ("/fault", "{}")
        );
    }

    #[test]
    fn the_end_of_the_stream_is_no_request() {
        assert!(parse("").unwrap().is_none());
    }

    #[test]
    fn a_body_too_long_is_refused() {
        assert!(parse("GET / HTTP/1.1\r\ncontent-length: 99999999\r\n\r\n").is_err());
    }
}
