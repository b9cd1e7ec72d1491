// Virtual calls and function objects: what goes through a table.
#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

struct shape {
    virtual ~shape() = default;
    virtual double area() const = 0;
    virtual void grow(double by) = 0;
};
struct circle : shape {
    double r;
    explicit circle(double r) : r(r) {}
    double area() const override { return 3.14159 * r * r; }
    void grow(double by) override { r = std::fmod(r + by, 9.0); }
};
struct box : shape {
    double a, b;
    box(double a, double b) : a(a), b(b) {}
    double area() const override { return a * b; }
    void grow(double by) override { a += by, b -= by; if (b < 1) std::swap(a, b); }
};
struct point : shape {
    int moves = 0;
    double area() const override { return moves & 1; }
    void grow(double) override { moves++; }
};

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<std::unique_ptr<shape>> all;
    unsigned seed = 41;
    for (int i = 0; i < 1000; i++) {
        seed = seed * 1664525 + 1013904223;
        if (seed >> 30 == 0) all.push_back(std::make_unique<circle>(seed >> 28));
        else if (seed >> 30 == 1) all.push_back(std::make_unique<point>());
        else all.push_back(std::make_unique<box>(seed >> 28, seed >> 29));
    }
    std::function<double(double)> fold = [k = 0.5](double x) { return x * k; };
    double sum = 0;
    for (int r = 0; r < n; r++)
        for (auto &s : all) s->grow(0.25), sum = fold(sum) + s->area();
    std::printf("%.4f\n", sum);
}
