# The tags of C++ exceptions and of longjmp. Debian's compiler-rt was built
# without them. The linker drops those that nobody throws.
	.globl	__cpp_exception
	.tagtype	__cpp_exception i32
__cpp_exception:

	.globl	__c_longjmp
	.tagtype	__c_longjmp i32
__c_longjmp:
