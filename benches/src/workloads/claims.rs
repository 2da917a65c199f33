//! Claims: texts with `k` scopes of a catalog in random order, some of them with an unknown scope.

use crate::rng::Rng;
use std::collections::HashMap;

/// About how many scopes all claims of a stream have.
const SCOPES: usize = 65_536;

/// Claims, in one buffer.
pub fn claims(names: &[&str], k: usize) -> &'static [&'static str] {
    const OTHERS: [&str; 4] = ["openid", "profile", "offline_access", "email"];
    let mut rng = Rng::new(k as u64);
    let mut joined = String::new();
    for _ in 0..(SCOPES / k).clamp(64, 4096) {
        let mut order: Vec<usize> = (0..names.len()).collect();
        rng.shuffle(&mut order);
        let mut tokens: Vec<&str> = order.into_iter().take(k).map(|at| names[at]).collect();
        if rng.once_in(4) {
            tokens.insert(rng.below(tokens.len() + 1), *rng.pick(&OTHERS));
        }
        joined = joined + &tokens.join(" ") + "\n";
    }
    joined.leak().lines().collect::<Vec<_>>().leak()
}

/// The ids of the known scopes of a claim, ascending. Every contender must find them.
pub fn expected(names: &[&str], claim: &str) -> Vec<u16> {
    let ids: HashMap<&str, u16> = names.iter().copied().zip(0..).collect();
    let mut found: Vec<u16> = claim.split(' ').filter_map(|token| ids.get(token).copied()).collect();
    found.sort_unstable();
    found
}

/// A set of granted scopes for each set of required scopes. Three of four suffice. The sets are ids, ascending.
pub fn granted(count: usize, held: usize, required: &[Vec<u16>]) -> Vec<Vec<u16>> {
    let mut rng = Rng::new(held as u64);
    let set = |required: &Vec<u16>| {
        let mut set = if rng.once_in(4) { required[1..].to_vec() } else { required.clone() };
        while set.len() < held {
            let id = u16::try_from(rng.below(count)).expect("ids are 16 bits");
            if !set.contains(&id) {
                set.push(id);
            }
        }
        set.sort_unstable();
        set
    };
    required.iter().map(set).collect()
}
