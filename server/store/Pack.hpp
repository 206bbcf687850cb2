// Values to bytes and back, for the store's own caches and outcomes: little-endian, lengths before contents.
#pragma once

#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

#include "server/core/Rare.hpp"
#include "server/core/calendar/WorkingDays.hpp"
#include "server/store/Reflect.hpp"

namespace hall::store::pack {

static_assert(std::endian::native == std::endian::little, "the packed form is little-endian");

template <class T>
concept Number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <class Map>
std::map<typename Map::key_type, const typename Map::mapped_type*> sorted(const Map& map) {
    std::map<typename Map::key_type, const typename Map::mapped_type*> out;
    for (const auto& [key, value] : map) out.emplace(key, &value);
    return out;
}

class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    template <Number T>
    void operator()(const T& value) { raw(&value, sizeof value); }
    void operator()(const std::string& text) {
        size(text.size());
        raw(text.data(), text.size());
    }
    template <class T>
    void operator()(const std::optional<T>& value) {
        (*this)(value.has_value());
        if (value) (*this)(*value);
    }
    template <class T>
    void operator()(const core::Rare<T>& value) {
        const bool there = *value != T{};
        (*this)(there);
        if (there) (*this)(*value);
    }
    template <class T>
    void operator()(const std::vector<T>& values) { list(values); }
    template <class T>
    void operator()(const std::set<T>& values) { list(values); }
    template <class T, std::size_t N>
    void operator()(const std::array<T, N>& values) {
        for (const T& value : values) (*this)(value);
    }
    template <class K, class V>
    void operator()(const std::map<K, V>& map) {
        size(map.size());
        for (const auto& [key, value] : map) {
            (*this)(key);
            (*this)(value);
        }
    }
    template <class K, class V>
    void operator()(
        const std::unordered_map<K, V>& map) {  // in one order, so that equal states have equal bytes
        size(map.size());
        for (const auto& [key, value] : sorted(map)) {
            (*this)(key);
            (*this)(*value);
        }
    }
    void operator()(const core::WorkingDays&) {}  // follows from the calendars; unpackState makes it again
    template <class T>
        requires std::is_aggregate_v<T>
    void operator()(const T& value) {
        reflect::withMembers(value, [this](const auto&... members) { ((*this)(members), ...); });
    }

  private:
    void raw(const void* data, std::size_t bytes) { out_.append(static_cast<const char*>(data), bytes); }
    void size(std::size_t count) { (*this)(static_cast<std::uint32_t>(count)); }
    void list(const auto& values) {
        size(values.size());
        for (const auto& value : values) (*this)(value);
    }
    std::string& out_;
};

/// Reads what Writer wrote. Bytes that end too early or lie about a length make good() false and nothing
/// worse.
class Reader {
  public:
    explicit Reader(std::string_view in) : in_(in) {}

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool finished() const { return good_ && in_.empty(); }

    template <Number T>
    void operator()(T& value) {
        if constexpr (std::is_same_v<T, bool>) {  // any other byte than 0 and 1 would be no bool at all
            std::uint8_t byte{};
            raw(&byte, sizeof byte);
            good_ &= byte <= 1;
            value = byte == 1;
        } else {
            raw(&value, sizeof value);
        }
    }
    void operator()(std::string& text) {
        text.resize(size(1));
        raw(text.data(), text.size());
    }
    template <class T>
    void operator()(std::optional<T>& value) {
        bool there{};
        (*this)(there);
        value.reset();
        if (there && good_) (*this)(value.emplace());
    }
    template <class T>
    void operator()(core::Rare<T>& value) {
        bool there{};
        (*this)(there);
        T part{};
        if (there && good_) (*this)(part);
        value.set(std::move(part));
    }
    template <class T>
    void operator()(std::vector<T>& values) {
        values.clear();
        const std::size_t count = size(1);
        values.reserve(count);
        for (std::size_t i = 0; i < count && good_; ++i) (*this)(values.emplace_back());
    }
    template <class T>
    void operator()(std::set<T>& values) {
        values.clear();
        for (std::size_t i = 0, count = size(1); i < count && good_; ++i) {
            T value{};
            (*this)(value);
            values.insert(values.end(), std::move(value));
        }
    }
    template <class T, std::size_t N>
    void operator()(std::array<T, N>& values) {
        for (T& value : values) (*this)(value);
    }
    template <class K, class V>
    void operator()(std::map<K, V>& map) {
        map.clear();
        for (std::size_t i = 0, count = size(1); i < count && good_; ++i) {
            K key{};
            (*this)(key);
            (*this)(map.emplace_hint(map.end(), std::move(key), V{})->second);
        }
    }
    template <class K, class V>
    void operator()(std::unordered_map<K, V>& map) {
        map.clear();
        const std::size_t count = size(1);
        map.reserve(count);
        for (std::size_t i = 0; i < count && good_; ++i) {
            K key{};
            (*this)(key);
            (*this)(map[std::move(key)]);
        }
    }
    void operator()(core::WorkingDays&) {}
    template <class T>
        requires std::is_aggregate_v<T>
    void operator()(T& value) {
        reflect::withMembers(value, [this](auto&... members) { ((*this)(members), ...); });
    }

  private:
    void raw(void* data, std::size_t bytes) {
        if (!good_ || in_.size() < bytes) {
            good_ = false;
            return;
        }
        if (bytes > 0) std::memcpy(data, in_.data(), bytes);
        in_.remove_prefix(bytes);
    }
    /// A length that cannot be true (each element has at least `least` bytes) would only fill the memory.
    std::size_t size(std::size_t least) {
        std::uint32_t count{};
        raw(&count, sizeof count);
        if (!good_ || in_.size() / least < count) {
            good_ = false;
            return 0;
        }
        return count;
    }
    std::string_view in_;
    bool good_{true};
};

// --- layout ------------------------------------------------------------------------------------------------

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    for (int i = 0; i < 8; ++i) hash = (hash ^ ((value >> (8 * i)) & 0xFF)) * 1'099'511'628'211U;
    return hash;
}

template <class T>
struct Layout;

template <class... T>
constexpr std::uint64_t layoutOf(std::uint64_t sort) {
    std::uint64_t hash = mix(14'695'981'039'346'656'037U, sort);
    ((hash = mix(hash, Layout<T>::value())), ...);
    return hash;
}

template <class... T>
struct Types {};

template <class T>
constexpr auto memberTypes(T& value) {
    return reflect::withMembers(
        value, [](auto&... members) { return Types<std::remove_cvref_t<decltype(members)>...>{}; });
}

template <class... T>
struct Layout<Types<T...>> { static constexpr std::uint64_t value() { return layoutOf<T...>(1); } };
template <>
struct Layout<std::string> { static constexpr std::uint64_t value() { return layoutOf<>(2); } };
template <class T>
struct Layout<std::optional<T>> { static constexpr std::uint64_t value() { return layoutOf<T>(3); } };
template <class T>
struct Layout<core::Rare<T>> { static constexpr std::uint64_t value() { return layoutOf<T>(3); } };
template <class T>
struct Layout<std::vector<T>> { static constexpr std::uint64_t value() { return layoutOf<T>(4); } };
template <class T>
struct Layout<std::set<T>> { static constexpr std::uint64_t value() { return layoutOf<T>(5); } };
template <class T, std::size_t N>
struct Layout<std::array<T, N>> { static constexpr std::uint64_t value() { return mix(layoutOf<T>(6), N); } };
template <class K, class V>
struct Layout<std::map<K, V>> { static constexpr std::uint64_t value() { return layoutOf<K, V>(7); } };
template <class K, class V>
struct Layout<std::unordered_map<K, V>> {
    static constexpr std::uint64_t value() { return layoutOf<K, V>(8); }
};

template <>
struct Layout<core::WorkingDays> {
    static constexpr std::uint64_t value() { return layoutOf<>(13); }
};

/// A number that changes with the layout of T: a member more or less, another type, another order of types,
/// at any depth.
template <class T>
struct Layout {
    static constexpr std::uint64_t value() {
        if constexpr (Number<T>) {
            return mix(layoutOf<>(std::is_enum_v<T>             ? 9
                                  : std::is_floating_point_v<T> ? 10
                                  : std::is_signed_v<T>         ? 11
                                                                : 12),
                       sizeof(T));
        } else {
            return Layout<decltype(memberTypes(std::declval<T&>()))>::value();
        }
    }
};

}  // namespace hall::store::pack
