//! How a file writes its letters: UTF-8, or what spreadsheets and editors make of it.

use super::table::Said;

/// The text of bytes that are UTF-8, without a byte order mark; or the first byte that is not, and what the file is
/// instead, as said after its name.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, (usize, Said)> {
    if order(bytes).is_some() {
        let said = Said::new("UTF-16, an encoding in which every letter takes two bytes, and must be UTF-8");
        let said = said.found("from here on");
        return Err((
            0,
            said.suggest("save it as UTF-8: in Excel or Notepad by \"Save as\" with the encoding UTF-8"),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
        let said = Said::new(format!("not UTF-8: there is a letter on line {line} that cannot be read"));
        let said = said.found("this letter");
        (
            at,
            said.suggest(
                "save the file as UTF-8: in Excel or Notepad by \"Save as\" with the encoding UTF-8",
            ),
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The text of a file in UTF-16, to show it.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let order = order(bytes)?;
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// How two bytes make a unit of UTF-16.
type Order = fn([u8; 2]) -> u16;

/// The order of bytes of a file in UTF-16: by its mark, or where every second byte is zero, which no text in UTF-8 has.
fn order(bytes: &[u8]) -> Option<Order> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some(u16::from_le_bytes);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some(u16::from_be_bytes);
    }
    let beginning = bytes.get(..400).unwrap_or(bytes);
    let zeros = |first: usize| beginning.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let many = beginning.len() / 4;
    let (even, odd) = (zeros(0), zeros(1));
    // Where nearly all are zero, it is no text at all.
    if beginning.len() < 8 || even.max(odd) < many || even.min(odd) > many {
        return None;
    }
    Some(if odd > even { u16::from_le_bytes } else { u16::from_be_bytes })
}

#[cfg(test)]
mod tests {
    use super::{utf8, utf16};

    #[test]
    fn utf_16_is_recognised_either_way_round_and_without_its_mark() {
        let text = "name = \"A\"\nstart = \"2026-02\"\n";
        let units = || text.encode_utf16();
        let marked = || std::iter::once(0xfeff).chain(units());
        let files: [Vec<u8>; 4] = [
            marked().flat_map(u16::to_le_bytes).collect(),
            marked().flat_map(u16::to_be_bytes).collect(),
            units().flat_map(u16::to_le_bytes).collect(),
            units().flat_map(u16::to_be_bytes).collect(),
        ];
        for bytes in files {
            assert!(utf8(&bytes).unwrap_err().1.message.starts_with("UTF-16"));
            assert_eq!(utf16(&bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn other_texts_are_not_utf_16() {
        assert_eq!(utf8("\u{feff}name".as_bytes()).ok(), Some("name"));
        assert!(utf8(b"a = \"$3B\0\"\n").is_ok());
        assert!(utf8(b"a = \"\xe9\"").unwrap_err().1.message.starts_with("not UTF-8"));
        assert_eq!(utf16(b"a = \"\xe9\""), None);
    }
}
