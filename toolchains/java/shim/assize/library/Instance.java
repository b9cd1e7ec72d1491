package assize.library;

/** Marks an addition that is called on an object, which is its first parameter. */
@interface Instance {}
