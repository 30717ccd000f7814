//! The WebSocket: a handshake, then an echo, pongs and a polite close.

use std::io::{self, Read, Write};

use crate::sha1;

const KEY_SUFFIX: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
const FINAL: u8 = 0x80;
const SHORT: u8 = 125;

pub fn serve(key: Option<&str>, reader: &mut impl Read, writer: &mut impl Write) -> io::Result<()> {
    let Some(key) = key else {
        return writer.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
    };
    let accept = accept_key(key);
    write!(
        writer,
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: {accept}\r\n\r\n"
    )?;
    loop {
        let (opcode, payload) = read_frame(reader)?;
        let answer = if opcode == PING { PONG } else { opcode };
        writer.write_all(&[&[FINAL | answer, payload.len() as u8], &payload[..]].concat())?;
        if opcode == CLOSE {
            return Ok(());
        }
    }
}

/// Reads one short frame of a client: an opcode and its unmasked payload.
fn read_frame(reader: &mut impl Read) -> io::Result<(u8, Vec<u8>)> {
    let mut head = [0; 6];
    reader.read_exact(&mut head)?;
    let length = head[1] & 0x7f;
    if head[1] & 0x80 == 0 || length > SHORT {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "unmasked or long frame",
        ));
    }
    let mut payload = vec![0; usize::from(length)];
    reader.read_exact(&mut payload)?;
    for (index, byte) in payload.iter_mut().enumerate() {
        *byte ^= head[2 + index % 4];
    }
    Ok((head[0] & 0x0f, payload))
}

fn accept_key(key: &str) -> String {
    base64(&sha1::digest(format!("{key}{KEY_SUFFIX}").as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().enumerate().fold(0, |sum, (index, byte)| {
            sum | u32::from(*byte) << (16 - 8 * index)
        });
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handshake_of_the_standard_is_answered() {
        assert_eq!(
            accept_key("dGhlIHNhbXBsZSBub25jZQ=="),
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        );
    }

    #[test]
    fn a_masked_frame_is_unmasked() {
        let mut bytes: &[u8] = &[0x81, 0x82, 1, 2, 3, 4, b'h' ^ 1, b'i' ^ 2];
        assert_eq!(read_frame(&mut bytes).unwrap(), (1, b"hi".to_vec()));
    }
}
