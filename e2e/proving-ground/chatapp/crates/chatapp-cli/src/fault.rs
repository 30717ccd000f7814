//! The fault switch: what is to go wrong, set from outside as a flat JSON object of numbers and booleans.

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fault {
    pub latency_ms: u64,
    pub error_rate: f64,
    pub memory_mb: usize,
    pub unhealthy: bool,
}

const MOST_MEMORY_MB: usize = 1024;

impl Fault {
    /// Applies the fields `body` names and leaves the rest. Says which field it does not understand.
    pub fn apply(&mut self, body: &str) -> Result<(), String> {
        let inner = body
            .trim()
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .ok_or("not a JSON object")?;
        for field in inner.split(',').filter(|field| !field.trim().is_empty()) {
            let (name, value) = field
                .split_once(':')
                .ok_or_else(|| format!("no value: {field}"))?;
            let (name, value) = (name.trim().trim_matches('"'), value.trim());
            self.set(name, value)
                .ok_or_else(|| format!("cannot set {name} to {value}"))?;
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "latencyMs" => self.latency_ms = value.parse().ok()?,
            "errorRate" => {
                self.error_rate = value
                    .parse()
                    .ok()
                    .filter(|rate| (0.0..=1.0).contains(rate))?
            }
            "memoryMb" => {
                self.memory_mb = value
                    .parse()
                    .ok()
                    .filter(|&megabytes| megabytes <= MOST_MEMORY_MB)?
            }
            "unhealthy" => self.unhealthy = value.parse().ok()?,
            _ => return None,
        }
        Some(())
    }

    pub fn to_json(&self) -> String {
        format!(
            "{{\"latencyMs\":{},\"errorRate\":{},\"memoryMb\":{},\"unhealthy\":{}}}\n",
            self.latency_ms, self.error_rate, self.memory_mb, self.unhealthy
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_fields_are_set_and_the_rest_is_left() {
        let mut fault = Fault {
            latency_ms: 5,
            ..Fault::default()
        };
        assert_eq!(
            fault.apply("{\"unhealthy\": true, \"errorRate\": 0.5}"),
            Ok(())
        );
        assert_eq!((fault.latency_ms, fault.unhealthy), (5, true));
    }

    #[test]
    fn an_unknown_field_is_refused() {
        assert!(Fault::default().apply("{\"mood\":1}").is_err());
    }

    #[test]
    fn a_rate_above_one_is_refused() {
        assert!(Fault::default().apply("{\"errorRate\":2}").is_err());
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut fault = Fault::default();
        let other = Fault {
            memory_mb: 64,
            ..Fault::default()
        };
        assert_eq!(fault.apply(&other.to_json()), Ok(()));
        assert_eq!(fault, other);
    }
}
