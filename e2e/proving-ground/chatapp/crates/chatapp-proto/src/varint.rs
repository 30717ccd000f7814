//! Numbers of seven bits a byte, least significant first, as protocol buffers have them.

/// Appends `value` to `bytes`.
pub fn write(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Reads a number from the front; returns it with what follows, or nothing when it is cut off or too long.
pub fn read(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0u64;
    for (index, byte) in bytes.iter().take(10).enumerate() {
        let bits = u64::from(byte & 0x7f);
        if index == 9 && bits > 1 {
            return None;
        }
        value |= bits << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(value: u64) {
        let mut bytes = Vec::new();
        write(value, &mut bytes);
        assert_eq!(read(&bytes), Some((value, &[][..])));
    }

    #[test]
    fn zero_comes_back() {
        there_and_back(0);
    }

    #[test]
    fn the_largest_one_byte_number_comes_back() {
        there_and_back(127);
    }

    #[test]
    fn the_smallest_two_byte_number_comes_back() {
        there_and_back(128);
    }

    #[test]
    fn the_largest_number_comes_back() {
        there_and_back(u64::MAX);
    }

    #[test]
    fn a_number_cut_off_is_refused() {
        assert_eq!(read(&[0x80]), None);
    }

    #[test]
    fn a_number_too_large_is_refused() {
        assert_eq!(read(&[0xff; 10]), None);
    }
}
