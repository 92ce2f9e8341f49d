//! Checks of a window for listings that is held shut.

use super::{
    super::{
        event::{event, market as change},
        market::{market, window},
        scenario::top,
        table::{Said, Table},
        tree::Node,
    },
    Parts,
    events::nested,
};
use crate::{event::When, units::Month};

/// Whether the window is held shut for some time, and no event is dated to open it meanwhile.
pub(super) fn check(parts: &Parts<'_, '_>) {
    let Some(until) = parts.market.window.as_ref().and_then(|window| window.shut_until) else { return };
    if let Some(start) = parts.start
        && until <= start
    {
        let own = nested(parts.root, &top::MARKET).and_then(|market| nested(&market, &market::WINDOW));
        if let Some(own) = own {
            let said = Said::new("the window must be held shut until a month after the start");
            let suggestion = "write a later month, or `open = false` for a window that is shut at the start";
            own.say(&window::SHUT_UNTIL, said.found(format!("the start is {start}")).suggest(suggestion));
        }
        return;
    }
    for (table, read) in parts.events {
        if let When::Dated { at, .. } = read.when
            && at < until
        {
            opens(table, until);
        }
    }
}

/// Reports a change that opens the window. One at a hazard may come later too, so it is no mistake.
fn opens(table: &Table<'_>, until: Month) {
    let Some(own) = nested(table, &event::MARKET) else { return };
    if own.node(&change::WINDOW).and_then(Node::text) == Some("open") {
        let said =
            Said::new(format!("the window is held shut until {}, and opens for no event", until.spoken()));
        let suggestion = format!("date the event {until} or later, or remove `window` from it");
        own.say(&change::WINDOW, said.found("comes too early").suggest(suggestion));
    }
}
