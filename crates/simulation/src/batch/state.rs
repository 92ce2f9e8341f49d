//! State that reads twice from one declaration: a plain struct for one world and its form for a batch.

/// Declares `$scalar`, one world's state, and `$lanes`, a batch's, with `get` and `set` between them.
macro_rules! state {
    (
        $(#[$meta:meta])*
        $scalar:ident, $lanes:ident {
            $( $(#[$field_meta:meta])* $field:ident, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub(crate) struct $scalar {
            $( $(#[$field_meta])* pub(crate) $field: f64, )*
        }

        #[doc = concat!("[`", stringify!($scalar), "`] for a batch of worlds, one a lane.")]
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $lanes {
            $( pub(crate) $field: ::drypowder_lanes::Lanes, )*
        }

        impl $lanes {
            /// One world's state.
            #[inline]
            pub(crate) fn get(&self, lane: usize) -> $scalar {
                $scalar { $( $field: self.$field[lane], )* }
            }

            /// Replaces one world's state.
            #[inline]
            pub(crate) fn set(&mut self, lane: usize, state: &$scalar) {
                $( self.$field[lane] = state.$field; )*
            }
        }
    };
}
pub(crate) use state;
