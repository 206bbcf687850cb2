// The members of plain structs, seen by the compiler: so that a snapshot holds every one of them, also the
// one that somebody adds tomorrow.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace hall::store::reflect {

/// Becomes whatever a member is.
struct Anything {
    template <class T>
    constexpr operator T&() const& noexcept;
    template <class T>
    constexpr operator T&&() const&& noexcept;
};

template <std::size_t>
using AnythingAt = Anything;

template <class T, class Indexes>
struct TakesMembers;
template <class T, std::size_t... I>
struct TakesMembers<T, std::index_sequence<I...>> {
    static constexpr bool value = requires { T{std::declval<AnythingAt<I>>()...}; };
};

inline constexpr std::size_t membersAtMost = 45;

template <class T, std::size_t N = membersAtMost>
constexpr std::size_t memberCount() {
    if constexpr (N == 0) return 0;
    else if constexpr (TakesMembers<T, std::make_index_sequence<N>>::value) return N;
    else return memberCount<T, N - 1>();
}

/// Calls `f` with all members of `value`, in the order of their definition, and returns what it returns.
template <class T, class F>
constexpr auto withMembers(T& value, F&& f) {
    constexpr std::size_t n = memberCount<std::remove_const_t<T>>();
    static_assert(n > 0, "no struct whose members can be listed");
    static_assert(n < membersAtMost, "more members than this file lists: make it list more");
    if constexpr (n == 1) {
        auto& [m0] = value;
        return f(m0);
    } else if constexpr (n == 2) {
        auto& [m0, m1] = value;
        return f(m0, m1);
    } else if constexpr (n == 3) {
        auto& [m0, m1, m2] = value;
        return f(m0, m1, m2);
    } else if constexpr (n == 4) {
        auto& [m0, m1, m2, m3] = value;
        return f(m0, m1, m2, m3);
    } else if constexpr (n == 5) {
        auto& [m0, m1, m2, m3, m4] = value;
        return f(m0, m1, m2, m3, m4);
    } else if constexpr (n == 6) {
        auto& [m0, m1, m2, m3, m4, m5] = value;
        return f(m0, m1, m2, m3, m4, m5);
    } else if constexpr (n == 7) {
        auto& [m0, m1, m2, m3, m4, m5, m6] = value;
        return f(m0, m1, m2, m3, m4, m5, m6);
    } else if constexpr (n == 8) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7);
    } else if constexpr (n == 9) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8);
    } else if constexpr (n == 10) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9);
    } else if constexpr (n == 11) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10);
    } else if constexpr (n == 12) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11);
    } else if constexpr (n == 13) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12);
    } else if constexpr (n == 14) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13);
    } else if constexpr (n == 15) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14);
    } else if constexpr (n == 16) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15);
    } else if constexpr (n == 17) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16);
    } else if constexpr (n == 18) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17);
    } else if constexpr (n == 19) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18);
    } else if constexpr (n == 20) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19);
    } else if constexpr (n == 21) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19,
                 m20);
    } else if constexpr (n == 22) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21);
    } else if constexpr (n == 23) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22);
    } else if constexpr (n == 24) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23);
    } else if constexpr (n == 25) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24);
    } else if constexpr (n == 26) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25);
    } else if constexpr (n == 27) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26);
    } else if constexpr (n == 28) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27);
    } else if constexpr (n == 29) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28);
    } else if constexpr (n == 30) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29);
    } else if constexpr (n == 31) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30);
    } else if constexpr (n == 32) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31);
    } else if constexpr (n == 33) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32);
    } else if constexpr (n == 34) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33);
    } else if constexpr (n == 35) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34);
    } else if constexpr (n == 36) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35);
    } else if constexpr (n == 37) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36);
    } else if constexpr (n == 38) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37);
    } else if constexpr (n == 39) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38);
    } else if constexpr (n == 40) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39);
    } else if constexpr (n == 41) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40);
    } else if constexpr (n == 42) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41);
    } else if constexpr (n == 43) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41,
            m42] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41,
            m42);
    } else if constexpr (n == 44) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41,
            m42, m43] = value;
        return f(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13,
            m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27,
            m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41,
            m42, m43);
    }
}

}  // namespace hall::store::reflect
