//! Arithmetic on all lanes of a vector of scores at once. Arrays go in and come out by value, so
//! that the compiler keeps them in registers.

/// Scores side by side.
pub(super) type Lanes<const N: usize> = [i16; N];

#[inline]
pub(super) fn plus<const N: usize>(a: Lanes<N>, b: Lanes<N>) -> Lanes<N> {
    std::array::from_fn(|n| a[n].saturating_add(b[n]))
}

#[inline]
pub(super) fn minus<const N: usize>(a: Lanes<N>, b: i16) -> Lanes<N> {
    a.map(|a| a.saturating_sub(b))
}

#[inline]
pub(super) fn larger<const N: usize>(a: Lanes<N>, b: Lanes<N>) -> Lanes<N> {
    std::array::from_fn(|n| a[n].max(b[n]))
}

/// The largest lane.
#[inline]
pub(super) fn most<const N: usize>(a: Lanes<N>) -> i16 {
    a.iter().fold(i16::MIN, |most, &a| most.max(a))
}
