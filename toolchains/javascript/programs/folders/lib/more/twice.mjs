import heap from '../heap.js';
export default (n) => 2 * n;
export const least = heap.least;
