//! SIGTERM, SIGINT and SIGHUP, noted by the handler and acted on by the main loop.

use std::sync::atomic::{AtomicBool, Ordering};

const HANGUP: i32 = 1;
const INTERRUPT: i32 = 2;
const TERMINATE: i32 = 15;

static STOP: AtomicBool = AtomicBool::new(false);
static REOPEN: AtomicBool = AtomicBool::new(false);

extern "C" {
    fn signal(number: i32, handler: extern "C" fn(i32)) -> usize;
}

extern "C" fn note(number: i32) {
    if number == HANGUP {
        REOPEN.store(true, Ordering::SeqCst);
    } else {
        STOP.store(true, Ordering::SeqCst);
    }
}

pub fn listen() {
    for number in [HANGUP, INTERRUPT, TERMINATE] {
        // SAFETY: the handler only stores to atomics, which is allowed in a signal handler.
        unsafe { signal(number, note) };
    }
}

pub fn stop_asked() -> bool {
    STOP.load(Ordering::SeqCst)
}

/// True once after each SIGHUP.
pub fn take_reopen() -> bool {
    REOPEN.swap(false, Ordering::SeqCst)
}
