// Planets under gravity: floating point in straight lines.
#include <math.h>
#include <stdio.h>

struct body { double x, y, z, vx, vy, vz, mass; };

int main(void) {
    int steps;
    if (scanf("%d", &steps) != 1) return 1;
    struct body b[5];
    for (int i = 0; i < 5; i++) b[i] = (struct body){i * 1.5, i * i * 0.3, 1 - i, 0.1 * i, 0.2, -0.1 * i, 1.0 / (1 + i)};
    for (int s = 0; s < steps; s++) {
        for (int i = 0; i < 5; i++)
            for (int j = i + 1; j < 5; j++) {
                double dx = b[i].x - b[j].x, dy = b[i].y - b[j].y, dz = b[i].z - b[j].z;
                double d = dx * dx + dy * dy + dz * dz + 0.01, f = 0.001 / (d * sqrt(d));
                b[i].vx -= dx * b[j].mass * f, b[i].vy -= dy * b[j].mass * f, b[i].vz -= dz * b[j].mass * f;
                b[j].vx += dx * b[i].mass * f, b[j].vy += dy * b[i].mass * f, b[j].vz += dz * b[i].mass * f;
            }
        for (int i = 0; i < 5; i++) b[i].x += 0.001 * b[i].vx, b[i].y += 0.001 * b[i].vy, b[i].z += 0.001 * b[i].vz;
    }
    printf("%.9f %.9f\n", b[0].x, b[4].z);
    return 0;
}
