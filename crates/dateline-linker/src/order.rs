//! The order in which everything is decided: by publication day, then document id. The order of
//! adding does not count.

use jiff::civil::Date;

use crate::claims::Claims;

/// The rank of each document, in the order of adding, and of each person's claim.
#[derive(Debug)]
pub(crate) struct Order {
    /// Rank by document.
    pub(crate) document: Vec<u32>,
    /// Person claims by rank of document, then place in it.
    pub(crate) people: Vec<u32>,
    /// Rank by person claim: the inverse of `people`.
    pub(crate) person: Vec<u32>,
}

impl Order {
    pub(crate) fn of(claims: &Claims) -> Self {
        let documents = &claims.documents;
        let mut sorted: Vec<u32> = (0..documents.len() as u32).collect();
        sorted.sort_by(|&a, &b| {
            let key = |n: u32| {
                let row = &documents[n as usize];
                (row.published.is_none(), row.published, claims.text(row.id), n)
            };
            key(a).cmp(&key(b))
        });
        let document = inverse(&sorted);
        let mut people: Vec<u32> = (0..claims.people.len() as u32).collect();
        people
            .sort_unstable_by_key(|&p| (document[claims.people[p as usize].document as usize], p));
        let person = inverse(&people);
        Self { document, people, person }
    }
}

/// The rank of each number in a sorted list of them.
pub(crate) fn inverse(sorted: &[u32]) -> Vec<u32> {
    let mut rank = vec![0; sorted.len()];
    for (n, &at) in sorted.iter().enumerate() {
        rank[at as usize] = n as u32;
    }
    rank
}

/// Days since 1970-01-01.
pub(crate) fn day_number(date: Date) -> i32 {
    // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March.
    let (y, m, d) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let year = y.rem_euclid(400);
    let day = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted() {
        for (day, number) in
            [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2021, 2, 19), 18_677)]
        {
            assert_eq!(day_number(day), number);
        }
    }
}
