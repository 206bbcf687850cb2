// Cases, items and supervision as GB/T 39046-2020 (政务服务平台基础数据规范) exchanges them: data sets of records, each a list of named texts.
// Field names, lengths and codes are the standard's. What it has no field for is an extension, which the standard allows, and its name
// begins with x_. docs/exchange.md lists all of them; docs/decisions/0046 says where the standard's own lengths are too short for us.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::wire {

enum class ExchangeType : std::uint8_t {
    text,      ///< ul and an: any characters but control characters, line breaks allowed; `length` counts characters, 0: no bound
    code,      ///< an: printable ASCII without blanks
    number,    ///< n: digits
    decimal,   ///< n..16,2
    date,      ///< YYYYMMDD, a day that exists
    moment,    ///< YYYYMMDDhhmmss, in the time of the hall
    flag,      ///< 0 or 1
};

struct ExchangeField {
    std::string_view name;
    ExchangeType type{ExchangeType::text};
    std::size_t length{};
    bool required{};
    std::string_view codes{};    ///< what it may be, with blanks between; empty: anything of the type
    bool several{};              ///< codes with commas between
};

struct ExchangeSet {
    std::string_view name;       ///< "办事申请"; a list within a data set: "办事申请.材料"
    std::span<const ExchangeField> fields;
};
/// In the order in which a document has them.
std::span<const ExchangeSet> exchangeSets();

/// By the fields' names; what is empty is left out.
using ExchangeRecord = std::map<std::string, std::string, std::less<>>;
struct Exchange {
    std::string hall;            ///< code of the hall that wrote it
    std::map<std::string, std::vector<ExchangeRecord>, std::less<>> sets;
};

/// What is wrong with one record: the field, and in words why (empty: nothing is).
struct ExchangeMisfit { std::string field; std::string why; };
ExchangeMisfit exchangeMisfit(const ExchangeSet& set, const ExchangeRecord& record);
/// A text, cut to as many characters as the field takes; true if there were more.
bool cutToField(const ExchangeField& field, std::string& value);

/// What is wrong with it: "事项受理[2].受理文书编号: longer than 30 characters"; empty: nothing.
std::string exchangeFault(const Exchange& document);

/// Sets and fields in the table's order, records as they stand, two blanks of indentation, UTF-8, one line feed at the end: the same
/// content gives the same bytes. The document must have no fault.
std::string encodeExchange(const Exchange& document);
/// The document, or what is wrong with the text; exchangeFault has been asked.
std::variant<Exchange, std::string> parseExchange(std::string_view text);

}  // namespace hall::wire
