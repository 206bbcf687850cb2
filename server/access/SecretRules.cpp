#include "server/access/SecretRules.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace hall::access {

namespace {

/// Stems, not whole secrets: digits and signs around them do not count. Put together for this program from what is said about
/// chosen secrets everywhere (names of the thing itself, of roles, of systems; wishes and endearments in English and in pinyin) and
/// from the words of service halls.
constexpr auto stems = std::to_array<std::string_view>({
    // the thing itself
    "password", "passwort", "passwd", "passphrase", "pass", "secret", "login", "signin", "welcome", "letmein", "access", "default",
    "changeme", "change", "temp", "temporary", "initial", "test", "testing", "demo", "sample", "example", "guest", "mima", "kouling",
    "denglu", "huanying",
    // people and machines
    "admin", "administrator", "root", "user", "system", "server", "manager", "master", "operator", "supervisor", "clerk", "auditor",
    "security", "office", "staff", "computer", "internet", "windows", "linux", "oracle", "database", "guanliyuan", "guanli", "yonghu",
    "chuangkou",
    // the hall
    "onewindow", "window", "service", "services", "hall", "government", "public", "counter", "ticket", "queue", "kiosk",
    "zhengwu", "zhengfu", "fuwu", "dating", "zhongxin", "banshi", "paidui", "jiaohao", "quhao", "yichuang", "zonghe", "xingzheng",
    "shenpi", "renmin", "weirenminfuwu", "zhongguo", "china", "beijing", "shanghai", "guangzhou", "shenzhen", "sichuan",
    // what people like to type
    "iloveyou", "love", "lovely", "baby", "princess", "prince", "angel", "dragon", "monkey", "tiger", "sunshine", "shadow", "football",
    "basketball", "superman", "batman", "starwars", "freedom", "whatever", "trustno", "hello", "qazwsx", "qweasd", "zxcvbn", "asdfgh",
    "woaini", "aini", "woaiwojia", "nihao", "wode", "women", "mama", "baba", "laopo", "laogong", "baobei", "xiaoming", "zhang", "wang",
    "liuliu", "yisheng", "yishi", "tiantian", "kuaile", "pingan", "facai", "fuqi", "summer", "winter", "spring", "autumn",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
});

constexpr std::array<std::string_view, 8> neighbours{"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl",
                                                     "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()_+", "qazwsxedcrfvtgbyhnujmikolp"};

/// Characters that a guesser must still find.
constexpr std::size_t leftAtLeast = 6;
constexpr std::size_t runFrom = 3;
constexpr std::size_t wordFrom = 4;

std::optional<std::size_t> countOfCharacters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x20 || lead == 0x7f) return std::nullopt;
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
        if (length == 0 || lead >= 0xf5 || i + length > text.size()) return std::nullopt;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return std::nullopt;
        i += length;
        ++count;
    }
    return count;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

char plainLetter(char c) {
    switch (c) {
        case '4':
        case '@': return 'a';
        case '3': return 'e';
        case '1':
        case '!': return 'i';
        case '0': return 'o';
        case '5':
        case '$': return 's';
        default: return c;
    }
}

class Judge {
  public:
    explicit Judge(std::string_view secret) : text_(lowered(secret)), guessed_(text_.size(), false) {
        plain_ = text_;
        for (char& c : plain_) c = plainLetter(c);
    }

    void word(std::string_view given) {
        const std::string word = lowered(given);
        if (word.size() < wordFrom && !isWide(word)) return;
        if (word.empty()) return;
        for (const std::string* text : {&text_, &plain_})
            for (std::size_t at = text->find(word); at != std::string::npos; at = text->find(word, at + 1)) mark(at, word.size());
    }

    void runs() {
        for (std::size_t i = 0; i < text_.size();) {
            std::size_t length = 1;
            while (i + length < text_.size() && text_[i + length] == text_[i]) ++length;
            if (length >= runFrom) mark(i, length);
            i += length;
        }
        for (const std::string_view row : neighbours) {
            const std::string back(row.rbegin(), row.rend());
            for (const std::string_view line : {row, std::string_view(back)})
                for (std::size_t i = 0; i + runFrom <= text_.size(); ++i)
                    if (line.find(std::string_view(text_).substr(i, runFrom)) != std::string_view::npos) mark(i, runFrom);
        }
    }

    /// A piece of three or more that stood before tells nothing new.
    void repetitions() {
        for (std::size_t i = runFrom; i + runFrom <= text_.size(); ++i) {
            const std::string_view piece = std::string_view(text_).substr(i, runFrom);
            if (text_.find(piece) + runFrom <= i) mark(i, runFrom);
        }
    }

    /// Characters (not bytes) that are left.
    [[nodiscard]] std::size_t left() const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < text_.size(); ++i)
            if (!guessed_[i] && (static_cast<unsigned char>(text_[i]) & 0xc0) != 0x80) ++count;
        return count;
    }

  private:
    /// Chinese names have two or three characters: six bytes are a word.
    static bool isWide(std::string_view word) {
        return word.size() >= 6 && std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }
    void mark(std::size_t from, std::size_t count) {
        for (std::size_t i = from; i < std::min(from + count, guessed_.size()); ++i) guessed_[i] = true;
    }

    std::string text_;
    std::string plain_;
    std::vector<bool> guessed_;
};

/// "A. Li (counter 3)" to the words in it.
template <class Each>
void eachWord(std::string_view text, Each each) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" .,-_()/", begin), text.size());
        if (end > begin) each(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

}  // namespace

std::string_view faultOf(std::string_view secret, const SecretContext& context, const SecretRules& rules) {
    const auto count = countOfCharacters(secret);
    if (!count) return "secret-malformed";
    if (*count < rules.minimum) return "secret-too-short";
    if (*count > SecretRules::maximum) return "secret-too-long";
    Judge judge(secret);
    for (const std::string_view stem : stems) judge.word(stem);
    for (const std::string_view named : {context.login, context.displayName}) {
        judge.word(named);
        eachWord(named, [&](std::string_view word) { judge.word(word); });
    }
    for (const std::string_view word : context.hallWords) judge.word(word);
    judge.runs();
    judge.repetitions();
    return judge.left() < leftAtLeast ? "secret-too-common" : std::string_view();
}

}  // namespace hall::access
