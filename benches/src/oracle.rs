//! The rule that a path selects, found in a tree with backtracking. It is slow and obviously right. Every answer of every
//! contender is compared with it before anything is timed.

use crate::ranked::Ranked;
use crate::rules::Rule;
use std::collections::HashMap;

/// The rules as a tree of segments, or as a list if some have spans.
#[derive(Debug)]
pub enum Oracle {
    /// Rules without spans.
    Tree(Node),
    /// Rules with spans.
    List(Ranked),
}

/// A node of the tree.
#[derive(Debug, Default)]
pub struct Node {
    literals: HashMap<String, Node>,
    /// Nodes behind a parameter with affixes: the text before it, the text behind it.
    affixed: Vec<(String, String, Node)>,
    parameter: Option<Box<Node>>,
    /// The rule for exactly this path.
    exact: Option<usize>,
    /// The rule for this path and all paths below it.
    prefix: Option<usize>,
}

impl Oracle {
    /// A tree of rules. The answers are their indices.
    pub fn new(rules: &[Rule]) -> Self {
        if rules.iter().any(|rule| rule.template.contains("{*")) {
            return Self::List(Ranked::new(rules));
        }
        let mut root = Node::default();
        for (index, rule) in rules.iter().enumerate() {
            let node = rule.template.split('/').skip(1).fold(&mut root, Node::child);
            let own = if rule.prefix { &mut node.prefix } else { &mut node.exact };
            assert!(own.replace(index).is_none(), "{} is there twice", rule.template);
        }
        root.sort();
        Self::Tree(root)
    }

    /// The rule that a path selects.
    pub fn find(&self, path: &str) -> Option<usize> {
        let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        match self {
            Self::Tree(root) => root.find(&segments),
            Self::List(ranked) => ranked.find(&segments),
        }
    }
}

impl Node {
    fn child(&mut self, segment: &str) -> &mut Self {
        let Some((before, rest)) = segment.split_once('{') else {
            return self.literals.entry(segment.to_owned()).or_default();
        };
        let (_, behind) = rest.rsplit_once('}').expect("a parameter ends with `}`");
        if before.is_empty() && behind.is_empty() {
            return self.parameter.get_or_insert_default();
        }
        let known = self.affixed.iter().position(|(own, other, _)| own == before && other == behind);
        let at = known.unwrap_or_else(|| {
            self.affixed.push((before.to_owned(), behind.to_owned(), Self::default()));
            self.affixed.len() - 1
        });
        &mut self.affixed[at].2
    }

    /// Sorts affixes: longer text before a parameter first, then longer text behind it.
    fn sort(&mut self) {
        self.affixed.sort_by_key(|(before, behind, _)| std::cmp::Reverse((before.len(), behind.len())));
        let affixed = self.affixed.iter_mut().map(|(_, _, node)| node);
        self.literals.values_mut().chain(affixed).chain(self.parameter.as_deref_mut()).for_each(Self::sort);
    }

    fn find(&self, segments: &[&str]) -> Option<usize> {
        let Some((segment, rest)) = segments.split_first() else { return self.exact.or(self.prefix) };
        let literal = self.literals.get(*segment).and_then(|node| node.find(rest));
        literal
            .or_else(|| {
                let fits = |before: &str, behind: &str| {
                    segment.len() > before.len() + behind.len()
                        && segment.starts_with(before)
                        && segment.ends_with(behind)
                };
                let mut fitting = self.affixed.iter().filter(|(before, behind, _)| fits(before, behind));
                fitting.find_map(|(_, _, node)| node.find(rest))
            })
            .or_else(|| self.parameter.as_ref().filter(|_| !segment.is_empty()).and_then(|node| node.find(rest)))
            .or(self.prefix)
    }
}
