// libc++ takes no notice of sync_with_stdio(false): std::cin goes on to call
// getc for every character. The linker sends the call here (--wrap), and cin and
// cout get buffers of their own.
#include <cstdlib>
#include <iostream>
#include <new>
#include <streambuf>
#include <unistd.h>

namespace {

constexpr std::size_t buffer_size = 1 << 16;

// Input keeps the last character in front of the new ones, for unget.
struct Input final : std::streambuf {
	char buffer[1 + buffer_size];

	int_type underflow() override
	{
		if (gptr() > eback())
			buffer[0] = gptr()[-1];
		char *first = buffer + 1;
		ssize_t n = ::read(STDIN_FILENO, first, buffer_size);
		if (n <= 0)
			return traits_type::eof();
		setg(gptr() > eback() ? buffer : first, first, first + n);
		return traits_type::to_int_type(*first);
	}
};

struct Output final : std::streambuf {
	char buffer[buffer_size];

	Output() { setp(buffer, buffer + buffer_size); }

	bool flush_buffer()
	{
		for (char *p = pbase(); p < pptr();) {
			ssize_t n = ::write(STDOUT_FILENO, p, pptr() - p);
			if (n <= 0)
				return false;
			p += n;
		}
		setp(buffer, buffer + buffer_size);
		return true;
	}

	int_type overflow(int_type c) override
	{
		if (!flush_buffer())
			return traits_type::eof();
		if (!traits_type::eq_int_type(c, traits_type::eof()))
			sputc(traits_type::to_char_type(c));
		return traits_type::not_eof(c);
	}

	int sync() override { return flush_buffer() ? 0 : -1; }
};

// Never destroyed: the destructors of a program's own globals may still print.
alignas(Input) char input_storage[sizeof(Input)];
alignas(Output) char output_storage[sizeof(Output)];
bool synchronised = true;

void flush_at_exit() { std::cout.flush(); }

} // namespace

extern "C" bool wrapped_sync(bool) asm("__wrap__ZNSt3__28ios_base15sync_with_stdioEb");

extern "C" bool wrapped_sync(bool sync)
{
	bool before = synchronised;
	if (!sync && synchronised) {
		synchronised = false;
		std::cout.flush();
		std::cin.rdbuf(new (input_storage) Input);
		std::cout.rdbuf(new (output_storage) Output);
		std::atexit(flush_at_exit);
	}
	return before;
}
