// Private to this room. Reads the members that one command takes and no others.
#pragma once

#include <optional>
#include <string_view>

#include "schema/wire/Reader.hpp"

namespace hall::wire {

/// Members of a command's body as bits of its room's own enumeration.
struct Shape {
    std::string_view name;
    unsigned required;
    unsigned optional;
};

/// Offers the members of one command only, so that the strict reader refuses the others as unknown.
class BodyReader {
  public:
    BodyReader(const nlohmann::json& body, unsigned required, unsigned optional)
        : reader_(body, fault_), required_(required), optional_(optional) {}

    template <class T, class Allowed>
    void operator()(unsigned member, std::string_view name, std::optional<T>& value, Allowed allowed) {
        if (((required_ | optional_) & member) == 0) return;
        reader_(name, value);
        if (reader_.failed()) return;
        if (!value && (required_ & member) != 0) return reader_.fail("json-missing-member", name);
        if (value && !allowed(*value)) reader_.fail("json-value-range", name);
    }
    void fail(std::string_view code, std::string_view name) {
        if (!reader_.failed()) reader_.fail(code, name);
    }
    const ReadFault& finish() {
        reader_.finish();
        return fault_;
    }

  private:
    ReadFault fault_;
    MemberReader reader_;
    unsigned required_;
    unsigned optional_;
};

}  // namespace hall::wire
