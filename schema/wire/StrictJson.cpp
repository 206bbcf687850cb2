#include "schema/wire/StrictJson.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "schema/wire/Utf8.hpp"

namespace hall::wire {
namespace {

using nlohmann::json;

/// Builds the tree and stops at the first thing that is not allowed, keeping the code of it. Of the outermost object's member
/// `leftOut` it keeps the type only: an empty object or array.
class TreeBuilder final : public nlohmann::json_sax<json> {
  public:
    explicit TreeBuilder(std::string_view leftOut) : leftOut_(leftOut) {}

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t& text) override {
        // The lexer turns integers that do not fit 64 bits into floating point numbers: they would lose digits.
        if (text.find_first_of(".eE") == std::string::npos) return fail("json-number-range");
        return put(value);
    }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return fail("json-malformed"); }

    bool start_object(std::size_t) override { return open(json::object()); }
    bool key(string_t& name) override {
        if (skipped_ > 0) return true;
        json& object = *open_.back();
        skipNext_ = open_.size() == 1 && name == leftOut_;
        const auto [member, isNew] = object.get_ref<json::object_t&>().try_emplace(std::move(name));
        if (!isNew) return fail("json-duplicate-key");
        slot_ = &member->second;
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string&, const json::exception& error) override {
        constexpr int numberOverflow = 406;
        position_ = position;
        return fail(error.id == numberOverflow ? "json-number-range" : "json-malformed");
    }

    [[nodiscard]] json take() { return std::move(root_); }
    [[nodiscard]] Problem fault() const {
        return problem(code_.empty() ? "json-malformed" : code_, 400,
                       position_ ? "at byte " + std::to_string(*position_) : std::string{});
    }

  private:
    template <class V>
    json* place(V&& value) {
        if (open_.empty()) return &(root_ = std::forward<V>(value));
        if (open_.back()->is_array()) return &open_.back()->emplace_back(std::forward<V>(value));
        return &(*slot_ = std::forward<V>(value));
    }
    template <class V>
    bool put(V&& value) {
        if (skipped_ == 0) place(std::forward<V>(value));
        return true;
    }
    bool open(json container) {
        if (open_.size() + skipped_ >= static_cast<std::size_t>(maximumJsonDepth)) return fail("json-too-deep");
        if (skipped_ > 0) {
            ++skipped_;
            return true;
        }
        json* placed = place(std::move(container));
        if (std::exchange(skipNext_, false))
            skipped_ = 1;
        else
            open_.push_back(placed);
        return true;
    }
    bool close() {
        if (skipped_ > 0)
            --skipped_;
        else
            open_.pop_back();
        return true;
    }
    bool fail(std::string_view code) {
        if (code_.empty()) code_ = code;
        return false;
    }

    std::string_view leftOut_;
    bool skipNext_{};
    std::size_t skipped_{};    // how many containers of what is left out are open
    json root_;
    std::vector<json*> open_;  // stable: only the innermost container grows, and it holds none of the others
    json* slot_{};
    std::string_view code_;
    std::optional<std::size_t> position_;
};

}  // namespace

std::variant<nlohmann::json, Problem> parseStrictJson(std::string_view text) { return parseStrictJsonBut({}, text); }

std::variant<nlohmann::json, Problem> parseStrictJsonBut(std::string_view leftOut, std::string_view text) {
    if (!isUtf8(text)) return problem("json-not-utf8", 400);
    // The lexer takes a NUL for the end of the text and skips a byte order mark: neither may stand in JSON.
    if (text.find('\0') != std::string_view::npos || text.starts_with("\xEF\xBB\xBF"))
        return problem("json-malformed", 400);
    TreeBuilder builder(leftOut);
    if (!json::sax_parse(text.begin(), text.end(), &builder)) return builder.fault();
    return builder.take();
}

}  // namespace hall::wire
