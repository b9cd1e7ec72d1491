#[derive(Default)]
pub struct Heap(std::collections::BinaryHeap<i64>);

impl Heap {
    pub fn push(&mut self, n: i64) {
        self.0.push(n);
    }
    pub fn pop(&mut self) -> Option<i64> {
        self.0.pop()
    }
}
