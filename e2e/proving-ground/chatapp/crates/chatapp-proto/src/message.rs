//! One chat message, written and read field by field; unknown fields are skipped, so older readers keep working.

use crate::varint;

const ID: u64 = 1 << 3;
const ROOM: u64 = 2 << 3 | 2;
const TEXT: u64 = 3 << 3 | 2;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub id: u64,
    pub room: String,
    pub text: String,
}

#[derive(Debug, PartialEq, Eq)]
pub enum ReadError {
    CutOff,
    NotText,
    UnknownKind,
}

impl Message {
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        varint::write(ID, &mut bytes);
        varint::write(self.id, &mut bytes);
        for (key, text) in [(ROOM, &self.room), (TEXT, &self.text)] {
            varint::write(key, &mut bytes);
            varint::write(text.len() as u64, &mut bytes);
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes
    }

    pub fn read(mut bytes: &[u8]) -> Result<Self, ReadError> {
        let mut message = Self::default();
        while !bytes.is_empty() {
            let (key, rest) = varint::read(bytes).ok_or(ReadError::CutOff)?;
            let (number, rest) = varint::read(rest).ok_or(ReadError::CutOff)?;
            bytes = match key & 7 {
                0 => {
                    if key == ID {
                        message.id = number;
                    }
                    rest
                }
                2 => {
                    let length = usize::try_from(number).map_err(|_| ReadError::CutOff)?;
                    let field = rest.get(..length).ok_or(ReadError::CutOff)?;
                    message.set_text(key, field)?;
                    &rest[length..]
                }
                _ => return Err(ReadError::UnknownKind),
            };
        }
        Ok(message)
    }

    fn set_text(&mut self, key: u64, field: &[u8]) -> Result<(), ReadError> {
        let text = || {
            std::str::from_utf8(field)
                .map(String::from)
                .map_err(|_| ReadError::NotText)
        };
        match key {
            ROOM => self.room = text()?,
            TEXT => self.text = text()?,
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Message {
        Message {
            id: 300,
            room: "dock".into(),
            text: "ahoy ⚓".into(),
        }
    }

    #[test]
    fn a_message_comes_back() {
        assert_eq!(Message::read(&sample().write()), Ok(sample()));
    }

    #[test]
    fn an_empty_message_comes_back() {
        assert_eq!(Message::read(&[]), Ok(Message::default()));
    }

    #[test]
    fn a_message_cut_off_is_refused() {
        let bytes = sample().write();
        assert_eq!(
            Message::read(&bytes[..bytes.len() - 1]),
            Err(ReadError::CutOff)
        );
    }

    #[test]
    fn an_unknown_field_is_skipped() {
        let mut bytes = sample().write();
        bytes.extend_from_slice(&[9 << 3, 1]);
        assert_eq!(Message::read(&bytes), Ok(sample()));
    }

    #[test]
    fn an_unknown_kind_is_refused() {
        assert_eq!(Message::read(&[1 << 3 | 5, 0]), Err(ReadError::UnknownKind));
    }

    #[test]
    fn text_that_is_none_is_refused() {
        assert_eq!(
            Message::read(&[3 << 3 | 2, 1, 0xff]),
            Err(ReadError::NotText)
        );
    }

    #[test]
    fn the_last_of_two_wins() {
        let mut bytes = sample().write();
        bytes.extend_from_slice(&[1 << 3, 7]);
        assert_eq!(Message::read(&bytes).map(|message| message.id), Ok(7));
    }
}
