// What exceptions, unwinding, setjmp, run-time types and static initialisation
// do. The output must be that of a native compiler; see conformance_test.go.
#include <any>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <variant>
#include <vector>

static int alive;

// Counted says whether every object that was made was also destroyed.
struct Counted {
	int value;
	explicit Counted(int v) : value(v)
	{
		if (v == 13)
			throw std::runtime_error("thirteen");
		++alive;
	}
	Counted(const Counted &o) : value(o.value)
	{
		if (value == 77)
			throw value;
		++alive;
	}
	~Counted() { --alive; }
};

// Static initialisation, in order, with one that fails and is tried again.
struct Announced {
	const char *name;
	explicit Announced(const char *n) : name(n) { std::printf("begin %s\n", name); }
	~Announced() { std::printf("end %s\n", name); }
};
static Announced first("first"), second("second");
static int tries;
static int late()
{
	static Announced announced("late");
	if (++tries < 3)
		throw tries;
	static const int once = tries < 4 ? throw std::runtime_error("not yet") : tries;
	return once;
}

struct Base {
	virtual ~Base() = default;
	virtual int step(int x)
	{
		if (x % 3 == 0)
			throw x;
		return x;
	}
};
struct Derived : Base {
	int step(int x) override
	{
		try {
			return Base::step(x) + 1;
		} catch (int y) {
			if (y % 2)
				throw static_cast<long>(y);
			return -y;
		}
	}
};

struct Left : virtual std::exception {
	const char *what() const noexcept override { return "left"; }
};
struct Right : virtual std::exception {};
struct Both : Left, Right {
	const char *what() const noexcept override { return "both"; }
};

struct Holder {
	Counted held;
	explicit Holder(int x) try : held(x)
	{
		if (x == 5)
			throw std::string("five");
	} catch (const std::runtime_error &e) {
		std::printf("member: %s\n", e.what());
		throw;
	} catch (const std::string &) {
		throw std::logic_error("body");
	}
};

static unsigned seed = 12345;
static unsigned noise() { return (seed = seed * 1664525u + 1013904223u) >> 16; }

// wander goes deep, throws one of four types and rethrows on the way up.
static int wander(int depth, int kind)
{
	Counted here(depth % 11);
	std::vector<Counted> more;
	more.emplace_back(depth % 7);
	if (depth == 0) {
		switch (kind % 4) {
		case 0: throw 1;
		case 1: throw 2L;
		case 2: throw std::string("text");
		default: throw std::out_of_range("range");
		}
	}
	try {
		return wander(depth - 1, kind) + here.value;
	} catch (int) {
		if (depth % 5 == 3)
			throw;
		if (depth % 5 == 1)
			throw 2L;
		return depth;
	} catch (long) {
		if (depth % 4 == 2)
			throw std::string("from long");
		throw;
	}
}

// Locals that change inside of a try keep what they were set to.
static double locals(int n)
{
	double d = 0;
	float f = 0;
	long long l = 0;
	for (int i = 0; i < n; i++) {
		try {
			d += i * 0.5, f += i, l += i;
			if (noise() % 3 == 0)
				throw d;
			d += 1;
		} catch (double x) {
			d = x * 0.75;
			l ^= i;
		}
	}
	return d + f + static_cast<double>(l);
}

static int unwind(int depth)
{
	static int open;
	struct Scope {
		Scope() { ++open; }
		~Scope() { --open; }
	} scope;
	if (depth == 0)
		throw open;
	return unwind(depth - 1) + 1;
}

static std::jmp_buf back;
static void jump(int depth)
{
	if (depth == 0)
		std::longjmp(back, 9);
	jump(depth - 1);
}

template <class F> static void attempt(const char *name, F f)
{
	try {
		f();
		std::printf("%s: nothing\n", name);
	} catch (const std::bad_alloc &) {
		std::printf("%s: bad_alloc\n", name);
	} catch (const std::bad_cast &) {
		std::printf("%s: bad_cast\n", name);
	} catch (const std::logic_error &e) {
		std::printf("%s: logic_error %d\n", name, dynamic_cast<const std::out_of_range *>(&e) != nullptr);
	} catch (const std::exception &) {
		std::printf("%s: exception\n", name);
	} catch (int x) {
		std::printf("%s: int %d\n", name, x);
	} catch (...) {
		std::printf("%s: something\n", name);
	}
	if (alive)
		std::printf("%d alive\n", alive);
}

int main()
{
	for (int i = 0; i < 4; i++)
		attempt("static", [] { late(); });
	std::atexit([] { std::puts("at exit"); });
	Derived derived;
	Base *base = &derived;
	for (int i = 0; i < 12; i++) {
		try {
			std::printf("%d ", base->step(i));
		} catch (long l) {
			std::printf("long %ld ", l);
		}
	}
	std::puts("");
	for (int i : {4, 5, 13})
		attempt("function try", [i] { Holder h(i); });
	attempt("right of both", [] {
		try {
			throw Both();
		} catch (const Right &r) {
			std::printf("%s ", dynamic_cast<const Left &>(r).what());
		}
	});
	attempt("virtual base", [] { throw Both(); });
	attempt("array", [] { delete[] new Counted[4]{Counted(1), Counted(2), Counted(13), Counted(3)}; });
	attempt("copy", [] {
		std::vector<Counted> v;
		for (int i = 70; i < 80; i++)
			v.push_back(Counted(i));
	});
	for (int kind = 0; kind < 24; kind++)
		attempt("wander", [kind] { std::printf("%d ", wander(kind, kind)); });
	std::printf("%.6f\n", locals(5000));
	attempt("deep", [] { unwind(20000); });
	attempt("again", [] { unwind(5); });
	attempt("nested", [] {
		try {
			throw 1;
		} catch (...) {
			try {
				throw std::string("inner");
			} catch (const std::string &s) {
				std::printf("%s ", s.c_str());
			}
			throw;
		}
	});
	attempt("pointer", [] {
		std::exception_ptr kept;
		try {
			throw 42;
		} catch (...) {
			kept = std::current_exception();
		}
		std::rethrow_exception(kept);
	});
	attempt("with nested", [] {
		try {
			try {
				throw std::runtime_error("cause");
			} catch (...) {
				std::throw_with_nested(std::logic_error("effect"));
			}
		} catch (const std::exception &e) {
			std::printf("%s of ", e.what());
			std::rethrow_if_nested(e);
		}
	});
	attempt("optional", [] { (void)std::optional<int>().value(); });
	attempt("variant", [] { (void)std::get<1>(std::variant<int, long>(1)); });
	attempt("any", [] { (void)std::any_cast<long>(std::any(1)); });
	attempt("function", [] { std::function<void()>()(); });
	attempt("cast", [] { (void)dynamic_cast<Derived &>(*std::make_unique<Base>()); });
	attempt("typeid", [] {
		Base *none = nullptr;
		std::printf("%d ", typeid(*static_cast<Base *>(new Derived)) == typeid(Derived));
		(void)typeid(*none).name();
	});
	attempt("at", [] { (void)std::string("abc").at(3); });
	attempt("stoi", [] { (void)std::stoi("x"); });
	attempt("shared", [] { std::make_shared<Counted>(13); });
	attempt("uncaught", [] {
		struct Watch {
			~Watch() { std::printf("%d ", std::uncaught_exceptions()); }
		} watch;
		throw 3;
	});
	volatile int round = 0;
	int value = setjmp(back);
	std::printf("setjmp %d %d\n", value, static_cast<int>(round));
	round = round + 1;
	if (value == 0)
		jump(100);
	int caught = 0;
	for (int i = 0; i < 1000; i++) {
		try {
			Counted a(static_cast<int>(noise() % 16));
			if (noise() % 5 == 0)
				throw i;
		} catch (int x) {
			caught += x;
		} catch (const std::runtime_error &) {
			++caught;
		}
	}
	std::printf("%d %d\n", caught, alive);
}
