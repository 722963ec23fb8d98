//! Every decision written down: what was linked to what, by which rule or by whom, and what is doubtful.

use dateline_schema::closed::{DecidedBy, IssueKind, LinkKind};
use rustc_hash::FxHashMap;

use crate::build::NOTHING;
use crate::claims::{Claim, Claims};
use crate::copies::Copies;
use crate::corrections::{Action, Correction, Corrections, Subject, Unmatched};
use crate::linked::{BY_AUTHORITY, EntityRefs, Evidence, Link, LinkEnd, LinkIssue, MeetingRef};
use crate::meetings::Meetings;
use crate::order::Order;
use crate::partition::Partition;
use crate::people::{People, is_stated};
use crate::votes::vote;

/// All that was decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) order: &'a Order,
    pub(crate) people: &'a People,
    pub(crate) organisations: &'a Partition,
    pub(crate) acronyms: &'a [u32],
    pub(crate) meetings: &'a Meetings,
    pub(crate) copies: &'a Copies,
    /// The entity of each entity claim; none for what is left out.
    pub(crate) of: &'a EntityRefs,
    /// The meeting of each meeting claim.
    pub(crate) meeting_of: &'a [u32],
}

impl Decided<'_> {
    /// All links, each pair of one kind once; the user's before those of rules.
    pub(crate) fn links(&self, corrections: &Corrections, unmatched: &[Unmatched]) -> Vec<Link> {
        let mut links = self.by_user(corrections, unmatched);
        links.extend(self.by_rule());
        let key = |link: &Link| (link.left, link.right, link.kind);
        links.sort_by(|a, b| {
            key(a)
                .cmp(&key(b))
                .then_with(|| (b.decided_by, a.method).cmp(&(a.decided_by, b.method)))
        });
        links.dedup_by(|a, b| key(a) == key(b));
        links
    }

    fn by_rule(&self) -> Vec<Link> {
        let mention = |rank: u32| {
            let claim = self.order.people[rank as usize];
            self.mention(self.claims.people[claim as usize].entity)
        };
        let persons = self.people.decisions.iter().filter_map(|decision| {
            Some(Link {
                left: mention(decision.left)?,
                right: mention(decision.right)?,
                kind: LinkKind::SamePerson,
                method: decision.method,
                decided_by: if decision.method == BY_AUTHORITY {
                    DecidedBy::Authority
                } else {
                    DecidedBy::Rule
                },
                score: Some(decision.score),
                reason: decision.reason.clone(),
            })
        });
        let told = self.meetings.decisions.iter().filter_map(|decision| {
            let claim = |rank: u32| self.meetings.ranked[rank as usize];
            Some(Link {
                left: self.sentence(claim(decision.left))?,
                right: self.sentence(claim(decision.right))?,
                kind: LinkKind::SameMeeting,
                method: "parties_and_day",
                decided_by: DecidedBy::Rule,
                score: Some(decision.score),
                reason: None,
            })
        });
        let came = self.meetings.follow_ups.iter().filter_map(|follow_up| {
            let meeting = |rank: u32| self.meeting(self.meetings.ranked[rank as usize]);
            Some(Link {
                left: LinkEnd::Meeting(meeting(follow_up.held)?),
                right: LinkEnd::Meeting(meeting(follow_up.plan)?),
                kind: LinkKind::FollowUp,
                method: "plan_and_day",
                decided_by: DecidedBy::Rule,
                score: Some(follow_up.score),
                reason: None,
            })
        });
        persons.chain(told).chain(came).chain(self.spelled_out()).chain(self.copies()).collect()
    }

    /// Acronyms, each with the first report that spells it out.
    fn spelled_out(&self) -> Vec<Link> {
        let (claims, parts) = (self.claims, self.organisations);
        let rows = &claims.organisations;
        let rank = |n: u32| {
            let entity = rows[n as usize].entity;
            (self.order.document[claims.entities[entity as usize].document as usize], entity)
        };
        let mut spelled: FxHashMap<u32, u32> = FxHashMap::default();
        for (n, _) in (0..).zip(rows).filter(|(_, row)| row.acronym.is_some()) {
            let first = spelled.entry(parts.root(n)).or_insert(n);
            if rank(n) < rank(*first) {
                *first = n;
            }
        }
        let link = |&n: &u32| {
            let other = *spelled.get(&parts.root(n))?;
            Some(Link {
                left: self.mention(rows[n as usize].entity)?,
                right: self.mention(rows[other as usize].entity)?,
                kind: LinkKind::SameOrganisation,
                method: "acronym",
                decided_by: DecidedBy::Rule,
                score: None,
                reason: None,
            })
        };
        self.acronyms.iter().filter_map(link).collect()
    }

    fn copies(&self) -> Vec<Link> {
        let link = |n: u32, first: u32, kind, method, score| Link {
            left: LinkEnd::Document(n),
            right: LinkEnd::Document(first),
            kind,
            method,
            decided_by: DecidedBy::Rule,
            score: Some(score),
            reason: None,
        };
        let same = (0..).zip(&self.copies.duplicates).filter_map(|(n, first)| {
            Some(link(n, (*first)?, LinkKind::Duplicate, "content_hash", 1.0))
        });
        let near = (0..).zip(&self.copies.near).filter_map(|(n, near)| {
            let (first, likeness) = (*near)?;
            Some(link(n, first, LinkKind::NearDuplicate, "minhash", likeness))
        });
        same.chain(near).collect()
    }

    /// Corrections that were applied. Several that change one thing are one row.
    fn by_user(&self, corrections: &Corrections, unmatched: &[Unmatched]) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for (n, correction) in (0..).zip(&corrections.list) {
            if unmatched.iter().any(|row| row.line == correction.line) {
                continue;
            }
            let end = |side: u8| {
                let claims = corrections.claims(n, side).iter();
                claims.copied().find_map(|claim| self.end(correction.subject, claim))
            };
            let Some(left) = end(0) else { continue };
            let (right, kind) = match correction.action {
                Action::Same(_) => (end(1).unwrap_or(left), same(correction.subject)),
                Action::Different(_) => (end(1).unwrap_or(left), LinkKind::Different),
                _ => (left, LinkKind::Corrected),
            };
            let reason = said(correction);
            let before = links
                .iter_mut()
                .find(|link| (link.left, link.right, link.kind) == (left, right, kind));
            match before.and_then(|link| link.reason.as_mut()) {
                Some(before) => {
                    before.push_str("; ");
                    before.push_str(&reason);
                }
                None => links.push(Link {
                    left,
                    right,
                    kind,
                    method: "correction",
                    decided_by: DecidedBy::User,
                    score: None,
                    reason: Some(reason),
                }),
            }
        }
        links
    }

    /// What a correction's claim is called in a link; by its first mention also where that is left out.
    fn end(&self, subject: Subject, claim: u32) -> Option<LinkEnd> {
        let claims = self.claims;
        let entity = match subject {
            Subject::Meeting => return self.sentence_of(claim),
            Subject::Person => claims.people.get(claim as usize)?.entity,
            Subject::Organisation => claims.organisations.get(claim as usize)?.entity,
            Subject::Work => claims.works.get(claim as usize)?.entity,
            Subject::Place => claims.places.get(claim as usize)?.entity,
        };
        let row = &claims.entities[entity as usize];
        Some(match (self.of.get(entity), row.first_mention.get()) {
            (Some(_), Some(mention)) => {
                LinkEnd::Mention(Evidence { document: row.document, mention })
            }
            // What is left out has no mention any more.
            _ => LinkEnd::Document(row.document),
        })
    }

    /// The first mention of an entity claim that is not left out; of a person the first that names
    /// them.
    fn mention(&self, entity: u32) -> Option<LinkEnd> {
        self.of.get(entity)?;
        let row = &self.claims.entities[entity as usize];
        let named = match row.claim() {
            Claim::Person(n) => self.claims.people[n as usize].named.get(),
            _ => None,
        };
        named
            .or(row.first_mention.get())
            .map(|mention| LinkEnd::Mention(Evidence { document: row.document, mention }))
    }

    /// The first sentence of a meeting claim.
    fn sentence_of(&self, meeting: u32) -> Option<LinkEnd> {
        let row = &self.claims.meetings[meeting as usize];
        Some(LinkEnd::Sentence { document: row.document, sentence: row.sentence.get()? })
    }

    /// The same, of one that is not left out.
    fn sentence(&self, meeting: u32) -> Option<LinkEnd> {
        self.meeting(meeting)?;
        self.sentence_of(meeting)
    }

    fn meeting(&self, claim: u32) -> Option<MeetingRef> {
        let n = self.meeting_of[claim as usize];
        (n != NOTHING).then_some(MeetingRef(n))
    }

    /// What only all reports together make doubtful.
    pub(crate) fn issues(&self) -> Vec<LinkIssue> {
        let names = self.people.doubts.iter().filter_map(|(rank, message)| {
            let claim = self.order.people[*rank as usize];
            let entity = self.claims.people[claim as usize].entity;
            match self.mention(entity)? {
                LinkEnd::Mention(at) => Some(LinkIssue {
                    kind: IssueKind::AmbiguousName,
                    document: at.document,
                    mention: Some(at.mention),
                    message: message.clone(),
                }),
                _ => None,
            }
        });
        let crowded = self.copies.crowded.iter().map(|&document| LinkIssue {
            kind: IssueKind::Crowded,
            document,
            mention: None,
            message:
                "more reports are like this one than were compared; a copy may stand for itself"
                    .into(),
        });
        let namesakes = self.people.crowded.iter().filter_map(|&rank| {
            let claim = self.order.people[rank as usize];
            match self.mention(self.claims.people[claim as usize].entity)? {
                LinkEnd::Mention(at) => Some(LinkIssue {
                    kind: IssueKind::Crowded,
                    document: at.document,
                    mention: Some(at.mention),
                    message:
                        "more people of one family name, office or counterpart than were compared \
                              with each other; other spellings may stand apart"
                            .into(),
                }),
                _ => None,
            }
        });
        let encounters = self.meetings.crowded.iter().map(|&rank| LinkIssue {
            kind: IssueKind::Crowded,
            document: self.claims.meetings[self.meetings.ranked[rank as usize] as usize].document,
            mention: None,
            message: "more meetings of these parties in these days than were compared".into(),
        });
        let conflicting = |left: u32, message: &str| {
            let claim = self.meetings.ranked[left as usize];
            self.meeting(claim)?;
            let row = &self.claims.meetings[claim as usize];
            Some(LinkIssue {
                kind: IssueKind::ConflictingDays,
                document: row.document,
                mention: row.party.get(),
                message: message.into(),
            })
        };
        let days = self.meetings.conflicts.iter().filter_map(|conflict| {
            conflicting(conflict.left, "another report of this meeting gives other days")
        });
        let next_day = self.meetings.day_apart.iter().filter_map(|&(left, _)| {
            let message = "another report of the same day puts this meeting a day before or after; \
                           they are kept as two";
            conflicting(left, message)
        });
        let mut issues: Vec<LinkIssue> = names
            .chain(crowded)
            .chain(namesakes)
            .chain(encounters)
            .chain(days)
            .chain(next_day)
            .chain(self.contradictions())
            .collect();
        let key = |issue: &LinkIssue| (issue.document, issue.mention, issue.kind);
        issues.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message)));
        issues.dedup();
        issues
    }

    /// People of whom reports say different countries or genders: the row keeps what most say.
    fn contradictions(&self) -> Vec<LinkIssue> {
        let mut found = Vec::new();
        for (_, ranks) in self.people.partition.parts() {
            if ranks.len() < 2 {
                continue;
            }
            let own = || ranks.iter().map(|&rank| self.order.people[rank as usize]);
            let rows = || own().map(|claim| &self.claims.people[claim as usize]);
            let kept = vote(self.claims, own()).map(|(country, _)| country);
            let other = rows().find(|row| {
                row.country
                    .is_some_and(|(country, source)| is_stated(source) && Some(country) != kept)
            });
            let first = rows().find_map(|row| row.gender);
            let differs = rows().find(|row| row.gender.is_some() && row.gender != first);
            for (row, what) in [(other, "country"), (differs, "gender")] {
                let Some(entity) = row.map(|row| row.entity) else { continue };
                if let Some(LinkEnd::Mention(at)) = self.mention(entity) {
                    found.push(LinkIssue {
                        kind: IssueKind::Contradiction,
                        document: at.document,
                        mention: Some(at.mention),
                        message: format!("another report gives this person another {what}"),
                    });
                }
            }
        }
        found
    }
}

fn same(subject: Subject) -> LinkKind {
    match subject {
        Subject::Person => LinkKind::SamePerson,
        Subject::Organisation => LinkKind::SameOrganisation,
        Subject::Work => LinkKind::SameWork,
        Subject::Place => LinkKind::SamePlace,
        Subject::Meeting => LinkKind::SameMeeting,
    }
}

/// What a correction did, and the user's reason.
fn said(correction: &Correction) -> String {
    let what = match &correction.action {
        Action::Same(_) => "same".to_owned(),
        Action::Different(_) => "different".to_owned(),
        Action::Rename(name) => format!("rename {name}"),
        Action::SetCountry(country) => {
            format!("set_country {}", dateline_normaliser::places::country_code(*country))
        }
        Action::SetOffice(title) => format!("set_office {title}"),
        Action::SetDay(first, last) if first == last => format!("set_day {first}"),
        Action::SetDay(first, last) => format!("set_day {first}/{last}"),
        Action::Drop => "drop".to_owned(),
    };
    match &correction.reason {
        Some(reason) => format!("{what}: {reason}"),
        None => what,
    }
}
