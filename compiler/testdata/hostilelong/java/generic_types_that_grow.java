// expect: any
class Main {
	interface N<X> {}
	interface C<X, Y> extends N<N<? super C<C<X, X>, C<Y, Y>>>> {}
	static N<? super C<Byte, Byte>> cast(C<Byte, Byte> c) { return c; }
	public static void main(String[] a) { cast(null); }
}
