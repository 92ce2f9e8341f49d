//! How a company ended in one world, in numbers that add up over the members of a cohort.

use drypowder_lanes::{ln, min};

use crate::{
    batch::{NEVER, Record},
    results::{Cause, ShortfallReason},
    tally::DOLLARS,
};

/// Months before the horizon after which a listing can no longer be told a rescue, and the margin of a rescue.
const RESCUE_MARGIN: f64 = 12.0;

/// Money is rounded to the tally's quantum.
pub(crate) const MONEY: f64 = DOLLARS;

/// The times of one company in one world, months; never is infinite.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moves {
    /// The exit by each cause.
    pub(crate) exits: [f64; Cause::ALL.len()],
    /// T⁰, where it runs dry.
    pub(crate) dry: f64,
    /// When it first pays its own way, where that comes before it runs dry.
    pub(crate) sustaining: f64,
    /// When it is listed, chosen or forced.
    pub(crate) listed: f64,
    /// When it ends without a listing, insolvent or wound down.
    pub(crate) stopped: f64,
}

impl Moves {
    /// T⁰ is when it runs dry without exits, unless it pays its own way before.
    pub(crate) fn of(record: &Record, shadow: &Record) -> Self {
        let exits = Cause::ALL.map(|cause| if left_by(record, cause) { record.exit } else { NEVER });
        let either = |one: Cause, other: Cause| min(exits[one as usize], exits[other as usize]);
        let sustains = shadow.sustaining < shadow.dry;
        Self {
            exits,
            dry: if sustains { NEVER } else { shadow.dry },
            sustaining: if sustains { shadow.sustaining } else { NEVER },
            listed: either(Cause::IpoChosen, Cause::IpoForced),
            stopped: either(Cause::WoundDown, Cause::Insolvent),
        }
    }
}

fn left_by(record: &Record, cause: Cause) -> bool {
    record.cause == f64::from(cause as u8) + 1.0
}

/// What is added up: of one company in one world, or of a cohort's members in it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ends {
    pub(super) private_time: f64,
    pub(super) lost_time: [f64; Cause::ALL.len()],
    pub(super) sustain_time: f64,
    pub(super) beyond: f64,
    pub(super) private_sustaining: f64,
    pub(super) private_dependent: f64,
    pub(super) listings_early: f64,
    pub(super) rescues: f64,
    pub(super) too_late: f64,
    pub(super) reasons: [f64; ShortfallReason::ALL.len()],
    pub(super) asks: [f64; 3],
    pub(super) log_cash: f64,
    pub(super) private: f64,
    pub(super) insolvent_step: f64,
    pub(super) insolvent: f64,
    pub(super) outside: f64,
    pub(super) gap: f64,
    pub(super) drawn: f64,
    pub(super) in_kind: f64,
    pub(super) circular: f64,
    pub(super) sold: f64,
    pub(super) down_rounds: f64,
    pub(super) rounds: f64,
    pub(super) proceeds: f64,
    pub(super) proceeding: f64,
}

impl Ends {
    pub(crate) fn of(record: &Record, moves: &Moves, cash: f64, horizon: f64) -> Self {
        let private = min(record.exit, horizon);
        let stays = record.exit == NEVER;
        let sustaining = record.sustaining < NEVER;
        // A listing too near the horizon cannot be told a rescue: T⁰ is not seen.
        let early = moves.listed <= horizon - RESCUE_MARGIN;
        let insolvent = left_by(record, Cause::Insolvent);
        Self {
            private_time: private,
            lost_time: moves.exits.map(|exit| if exit < NEVER { horizon - private } else { 0.0 }),
            sustain_time: min(moves.dry, horizon),
            beyond: counted(moves.dry > horizon && moves.sustaining > horizon),
            private_sustaining: counted(stays && sustaining),
            private_dependent: counted(stays && !sustaining),
            listings_early: counted(early),
            rescues: counted(early && moves.dry - moves.listed < RESCUE_MARGIN),
            too_late: counted(moves.stopped < NEVER),
            reasons: [
                record.capacity,
                record.concentration,
                record.appetite,
                record.discipline,
                record.price,
            ],
            asks: [record.asks, record.failed, record.partial],
            log_cash: if stays && cash > -1.0 { ln(1.0 + cash) } else { 0.0 },
            private: counted(stays),
            insolvent_step: if insolvent { record.exit_step } else { 0.0 },
            insolvent: counted(insolvent),
            outside: record.outside,
            gap: record.gap,
            drawn: record.drawn,
            in_kind: record.in_kind,
            circular: record.circular,
            sold: 1.0 - record.kept,
            down_rounds: record.down_rounds,
            rounds: record.rounds,
            proceeds: record.proceeds,
            proceeding: counted(record.proceeds > 0.0),
        }
    }
}

/// Numbers that add up: one, or several side by side.
trait Sum {
    fn plus(&mut self, other: &Self);
}

impl Sum for f64 {
    fn plus(&mut self, other: &Self) {
        *self += other;
    }
}

impl<const N: usize> Sum for [f64; N] {
    fn plus(&mut self, other: &Self) {
        self.iter_mut().zip(other).for_each(|(mine, theirs)| *mine += theirs);
    }
}

/// Adds field by field, so that none is forgotten.
macro_rules! adds {
    ($($field:ident),* $(,)?) => {
        impl Ends {
            /// Adds another member of the world.
            pub(crate) fn plus(&mut self, other: &Self) {
                let Self { $($field),* } = self;
                $( $field.plus(&other.$field); )*
            }
        }
    };
}

adds!(
    private_time,
    lost_time,
    sustain_time,
    beyond,
    private_sustaining,
    private_dependent,
    listings_early,
    rescues,
    too_late,
    reasons,
    asks,
    log_cash,
    private,
    insolvent_step,
    insolvent,
    outside,
    gap,
    drawn,
    in_kind,
    circular,
    sold,
    down_rounds,
    rounds,
    proceeds,
    proceeding,
);

pub(super) fn counted(is: bool) -> f64 {
    f64::from(u8::from(is))
}
