#include "server/city/CurlPost.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

namespace hall::city {
namespace {

constexpr std::size_t answerBytesMax = 65'536;   ///< of which nothing is read

void beginCurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::size_t forget(char*, std::size_t size, std::size_t count, void* given) {
    auto& seen = *static_cast<std::size_t*>(given);
    seen += size * count;
    return seen > answerBytesMax ? 0 : size * count;  // 0: the transfer ends with an error
}

struct Prefix { int family; std::array<unsigned char, 16> bytes; unsigned bits; };

/// What no host on the open Internet has (RFC 6890, RFC 4193, RFC 4291).
constexpr Prefix prefixes[] = {
    {AF_INET, {0}, 8},           {AF_INET, {10}, 8},          {AF_INET, {100, 64}, 10},     {AF_INET, {127}, 8},
    {AF_INET, {169, 254}, 16},   {AF_INET, {172, 16}, 12},    {AF_INET, {192, 0, 0}, 24},   {AF_INET, {192, 0, 2}, 24},
    {AF_INET, {192, 168}, 16},   {AF_INET, {198, 18}, 15},    {AF_INET, {198, 51, 100}, 24}, {AF_INET, {203, 0, 113}, 24},
    {AF_INET, {224}, 4},         {AF_INET, {240}, 4},
    {AF_INET6, {0}, 127},        {AF_INET6, {0, 0x64, 0xFF, 0x9B}, 96},  // ::, ::1; 64:ff9b:: reaches any IPv4 address
    {AF_INET6, {0x01}, 64},      {AF_INET6, {0x20, 0x01, 0x0D, 0xB8}, 32}, {AF_INET6, {0x20, 0x02}, 16},
    {AF_INET6, {0xFC}, 7},       {AF_INET6, {0xFE, 0x80}, 10}, {AF_INET6, {0xFE, 0xC0}, 10}, {AF_INET6, {0xFF}, 8},
};

bool within(const unsigned char* address, const Prefix& prefix) {
    for (unsigned bit = 0; bit < prefix.bits; ++bit) {
        const unsigned mask = 0x80U >> bit % 8;
        if ((address[bit / 8] & mask) != (prefix.bytes[bit / 8] & mask)) return false;
    }
    return true;
}

bool isPrivate(int family, const unsigned char* address) {
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (family == AF_INET6 && std::equal(mapped.begin(), mapped.end(), address)) return isPrivate(AF_INET, address + mapped.size());
    return std::any_of(std::begin(prefixes), std::end(prefixes), [&](const Prefix& one) { return one.family == family && within(address, one); });
}

/// Asked for every address that a name turned out to have, whatever the name service said before.
curl_socket_t openSocket(void* given, curlsocktype, curl_sockaddr* address) {
    if (!*static_cast<const bool*>(given)) {
        const unsigned char* bytes = nullptr;
        if (address->family == AF_INET) bytes = reinterpret_cast<const unsigned char*>(&reinterpret_cast<const sockaddr_in*>(&address->addr)->sin_addr);
        if (address->family == AF_INET6) bytes = reinterpret_cast<const unsigned char*>(&reinterpret_cast<const sockaddr_in6*>(&address->addr)->sin6_addr);
        if (bytes == nullptr || isPrivate(address->family, bytes)) return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

struct Parts { std::string scheme, host; bool plain{}; };

std::optional<Parts> partsOf(const std::string& url) {
    CURLU* handle = curl_url();
    if (handle == nullptr) return std::nullopt;
    std::optional<Parts> parts;
    if (curl_url_set(handle, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK) {
        char *scheme = nullptr, *host = nullptr, *user = nullptr, *fragment = nullptr;
        curl_url_get(handle, CURLUPART_SCHEME, &scheme, 0);
        curl_url_get(handle, CURLUPART_HOST, &host, 0);
        curl_url_get(handle, CURLUPART_USER, &user, 0);
        curl_url_get(handle, CURLUPART_FRAGMENT, &fragment, 0);
        if (scheme != nullptr && host != nullptr) parts = Parts{scheme, host, user == nullptr && fragment == nullptr};
        for (char* text : {scheme, host, user, fragment}) curl_free(text);
    }
    curl_url_cleanup(handle);
    return parts;
}

bool mayBePrivate(const PlatformSettings& settings, const std::string& host) {
    std::string bare = host;
    if (bare.size() > 2 && bare.front() == '[') bare = bare.substr(1, bare.size() - 2);
    return std::any_of(settings.privateHosts.begin(), settings.privateHosts.end(), [&](const std::string& one) { return one == host || one == bare; });
}

}  // namespace

bool isPrivateAddress(const std::string& address) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return isPrivate(AF_INET, bytes.data());
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return isPrivate(AF_INET6, bytes.data());
    return true;  // not an address at all
}

std::string fault(const PlatformSettings& settings) {
    const auto parts = partsOf(settings.url);
    if (!parts || !parts->plain) return "url: must be https://HOST/PATH without a user and without a fragment";
    const bool listed = mayBePrivate(settings, parts->host);
    if (parts->scheme != "https" && !(parts->scheme == "http" && listed))
        return "url: must be https://; http:// only to a host that private_hosts names";
    std::array<unsigned char, 16> bytes{};
    std::string bare = parts->host;
    if (bare.front() == '[') bare = bare.substr(1, bare.size() - 2);
    const bool numeric = inet_pton(AF_INET, bare.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, bare.c_str(), bytes.data()) == 1;
    if (numeric && isPrivateAddress(bare) && !listed) return "url: " + bare + " lies in a private range; name it in private_hosts if that is meant";
    if (settings.secrets.empty()) return "there is no secret";
    if (settings.retryMs.empty()) return "retry_seconds: there is none";
    return {};
}

struct CurlPost::Impl {
    struct Transfer {
        CURL* handle{};
        curl_slist* headers{};
        std::string body;
        std::size_t answered{};
        std::array<char, CURL_ERROR_SIZE> error{};
        std::uint64_t key{};
    };

    explicit Impl(const PlatformSettings& given) : settings(given) {
        beginCurl();
        multi = curl_multi_init();
        const auto parts = partsOf(settings.url);
        privateToo = parts && mayBePrivate(settings, parts->host);
    }

    void setUp(Transfer& transfer);
    void end(Transfer& transfer);

    const PlatformSettings settings;
    CURLM* multi{};
    bool privateToo{};
    std::map<CURL*, std::unique_ptr<Transfer>> transfers;
};

void CurlPost::Impl::setUp(Transfer& transfer) {
    CURL* curl = transfer.handle;
    const auto set = [curl](CURLoption option, auto value) { curl_easy_setopt(curl, option, value); };
    set(CURLOPT_URL, settings.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, privateToo ? "http,https" : "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");                  // what the environment says is not the operator's word
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.caFile.empty()) set(CURLOPT_CAINFO, settings.caFile.c_str());
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connectMs));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.timeoutMs));
    set(CURLOPT_OPENSOCKETFUNCTION, openSocket);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&privateToo));
    set(CURLOPT_WRITEFUNCTION, forget);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&transfer.answered));
    set(CURLOPT_ERRORBUFFER, transfer.error.data());
    set(CURLOPT_USERAGENT, "onewindow");
    set(CURLOPT_HTTPHEADER, transfer.headers);
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, transfer.body.c_str());
    set(CURLOPT_POSTFIELDSIZE, static_cast<long>(transfer.body.size()));
}

void CurlPost::Impl::end(Transfer& transfer) {
    curl_multi_remove_handle(multi, transfer.handle);
    curl_easy_cleanup(transfer.handle);
    curl_slist_free_all(transfer.headers);
}

CurlPost::CurlPost(const PlatformSettings& settings) : impl_(std::make_unique<Impl>(settings)) {}

CurlPost::~CurlPost() {
    for (auto& [handle, transfer] : impl_->transfers) impl_->end(*transfer);
    curl_multi_cleanup(impl_->multi);
}

bool CurlPost::send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers) {
    auto transfer = std::make_unique<Impl::Transfer>();
    transfer->handle = curl_easy_init();
    if (transfer->handle == nullptr) return false;
    transfer->key = key;
    transfer->body = body;
    const auto add = [&](const char* line) { transfer->headers = curl_slist_append(transfer->headers, line); };
    add("Content-Type: application/cloudevents+json; charset=utf-8");
    add("Expect:");
    for (const std::string& line : headers) add(line.c_str());
    impl_->setUp(*transfer);
    if (curl_multi_add_handle(impl_->multi, transfer->handle) != CURLM_OK) {
        curl_easy_cleanup(transfer->handle);
        curl_slist_free_all(transfer->headers);
        return false;
    }
    impl_->transfers.emplace(transfer->handle, std::move(transfer));
    return true;
}

std::vector<Post::Result> CurlPost::collect() {
    int running = 0;
    curl_multi_perform(impl_->multi, &running);
    std::vector<Result> results;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(impl_->multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        const auto found = impl_->transfers.find(message->easy_handle);
        if (found == impl_->transfers.end()) continue;
        Impl::Transfer& transfer = *found->second;
        Result& result = results.emplace_back();
        result.key = transfer.key;
        if (message->data.result == CURLE_OK) {
            long status = 0;
            curl_off_t after = 0;
            curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(transfer.handle, CURLINFO_RETRY_AFTER, &after);
            result.status = static_cast<int>(status);
            result.retryAfterSeconds = std::max<std::int64_t>(after, 0);
            result.what = "it answers " + std::to_string(status);
        } else {
            result.what = transfer.error[0] != '\0' ? transfer.error.data() : curl_easy_strerror(message->data.result);
        }
        impl_->end(transfer);
        impl_->transfers.erase(found);
    }
    return results;
}

void CurlPost::wait(int ms) {
    int happened = 0;
    curl_multi_poll(impl_->multi, nullptr, 0, ms, &happened);
}

std::size_t CurlPost::underWay() const { return impl_->transfers.size(); }

void CurlPost::wake() { curl_multi_wakeup(impl_->multi); }

}  // namespace hall::city
