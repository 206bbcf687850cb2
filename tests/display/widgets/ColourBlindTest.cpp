// What colours of the boards look like to eyes that lack the long or the middle cones: simulated, then measured as the difference that is
// left (CIE 1976 L*a*b*). Source of the matrices: Machado, Oliveira and Fernandes 2009, severity 1.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "schema/look/Theme.hpp"

using namespace hall;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr Matrix protan{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix toXyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};

Vector times(const Matrix& matrix, const Vector& v) {
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i) result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

Vector linear(std::uint32_t rgb) {
    Vector result{};
    for (int i = 0; i < 3; ++i) {
        const double c = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
        result[static_cast<std::size_t>(i)] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return result;
}

Vector lab(const Vector& light) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const Vector xyz = times(toXyz, light);
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Matrix& eye, std::uint32_t a, std::uint32_t b) {
    const auto seen = [&](std::uint32_t rgb) {
        Vector light = times(eye, linear(rgb));
        for (double& channel : light) channel = std::clamp(channel, 0.0, 1.0);
        return lab(light);
    };
    const Vector p = seen(a), q = seen(b);
    return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

}  // namespace

TEST_CASE("who is called, who has arrived, what is over and what is dangerous differ also without red or green") {
    using look::Colours;
    struct Pair {
        const char* what;
        std::uint32_t Colours::*one;
        std::uint32_t Colours::*other;
    };
    // Other meanings share a hue for these eyes (call and alarm on light grounds, hold and quiet): their shapes and words are their own.
    const Pair table[] = {
        {"called, arrived", &Colours::call, &Colours::serve},
        {"called, over", &Colours::call, &Colours::inkFaint},
        {"arrived, over", &Colours::serve, &Colours::inkFaint},
        {"called just now, not", &Colours::lit, &Colours::surface},
        {"called just now, empty", &Colours::lit, &Colours::page},
        {"emergency, called just now", &Colours::emergency, &Colours::lit},
        {"emergency, lost connection", &Colours::emergency, &Colours::alarmSoft},
        {"emergency, called", &Colours::emergency, &Colours::callSoft},
        {"emergency, arrived", &Colours::emergency, &Colours::serveSoft},
        {"sign: called, arrived", &Colours::callSoft, &Colours::serveSoft},
        {"sign: called, waiting", &Colours::callSoft, &Colours::infoSoft},
    };
    constexpr double plain = 10;  // 2.3 is just noticeable side by side
    for (const look::Theme theme : {look::Theme::board, look::Theme::light}) {
        const Colours& c = look::colours(theme);
        for (const Pair& pair : table) {
            CAPTURE(pair.what);
            CAPTURE(int(theme));
            CHECK(difference(protan, c.*pair.one, c.*pair.other) >= plain);
            CHECK(difference(deutan, c.*pair.one, c.*pair.other) >= plain);
        }
    }
    // The simulation sees what it should: red and green of one lightness fall together, blue and yellow do not.
    CHECK(difference(deutan, 0xb06050, 0x7d7d4a) < 12);
    CHECK(difference(deutan, 0x3060c0, 0xc0a030) > 50);
}
