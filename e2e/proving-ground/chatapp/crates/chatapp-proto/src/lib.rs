//! The message of `proto/message.proto` and its bytes on the wire.

pub mod message;
pub mod varint;

pub use message::{Message, ReadError};
