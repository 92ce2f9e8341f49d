//! What happens in one watched world of a batch, kept so that its story can be told. Where nobody watches, a happening costs
//! one comparison.

use crate::replay::Happening;

/// The lane of nobody.
const NOBODY: usize = usize::MAX;

/// The happenings of one step of one world.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    watched: usize,
    happenings: Vec<Happening>,
}

impl Default for Journal {
    fn default() -> Self {
        Self { watched: NOBODY, happenings: Vec::new() }
    }
}

impl Journal {
    /// Watches the world in a lane from now on.
    pub(crate) fn watch(&mut self, lane: usize) {
        self.watched = lane;
    }

    /// Which lane is watched, if any.
    pub(crate) fn watched(&self) -> Option<usize> {
        (self.watched != NOBODY).then_some(self.watched)
    }

    /// Whether the world in a lane is watched.
    #[inline]
    pub(crate) fn watches(&self, lane: usize) -> bool {
        self.watched == lane
    }

    /// Notes what happens in a lane, which is looked at only where somebody watches.
    #[inline]
    pub(crate) fn note(&mut self, lane: usize, happening: impl FnOnce() -> Happening) {
        if self.watched == lane {
            self.keep(happening());
        }
    }

    #[cold]
    fn keep(&mut self, happening: Happening) {
        self.happenings.push(happening);
    }

    /// What happened since it was last asked.
    pub(crate) fn take(&mut self) -> Vec<Happening> {
        core::mem::take(&mut self.happenings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_watched_world_is_looked_at() {
        let mut journal = Journal::default();
        journal.note(3, || unreachable!("nobody watches"));
        journal.watch(3);
        journal.note(2, || unreachable!("another world"));
        journal.note(3, || Happening::SelfSustaining { company: 1 });
        assert_eq!(journal.take(), [Happening::SelfSustaining { company: 1 }]);
        assert!(journal.take().is_empty());
    }
}
