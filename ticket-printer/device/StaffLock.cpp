#include "ticket-printer/device/StaffLock.hpp"

#include <QFile>
#include <QFileInfo>
#include <QList>
#include <QPasswordDigestor>
#include <QRandomGenerator>
#include <QSaveFile>
#include <algorithm>
#include <array>

namespace hall::kiosk::device {

namespace {

constexpr const char* method = "pbkdf2-sha256";
constexpr int rounds = 60'000, roundsLeast = 1'000, roundsMost = 10'000'000;
constexpr int saltBytes = 16, hashBytes = 32;
constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther | QFileDevice::ExeOther;

QByteArray hashOf(const QByteArray& code, const QByteArray& salt, int times) {
    return QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, code, salt, times, hashBytes);
}

/// Takes the same time wherever they differ.
bool same(const QByteArray& a, const QByteArray& b) {
    if (a.size() != b.size()) return false;
    unsigned different = 0;
    for (qsizetype i = 0; i < a.size(); ++i) different |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return different == 0;
}

}  // namespace

bool StaffLock::isCode(const QByteArray& code) {
    return code.size() >= leastDigits && code.size() <= mostDigits && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<StaffLock> StaffLock::read(const QString& file, QString& fault) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        fault = QStringLiteral("cannot read the staff code in %1").arg(file);
        return {};
    }
    if (QFileInfo(in).permissions() & others) {
        fault = QStringLiteral("others may read %1: chmod 600 it").arg(file);
        return {};
    }
    const QList<QByteArray> words = in.read(1'024).trimmed().split(' ');
    StaffLock lock;
    if (words.size() == 4 && words[0] == method) {
        lock.rounds_ = words[1].toInt();
        lock.salt_ = QByteArray::fromHex(words[2]);
        lock.hash_ = QByteArray::fromHex(words[3]);
    }
    if (lock.rounds_ < roundsLeast || lock.rounds_ > roundsMost || lock.salt_.size() != saltBytes || lock.hash_.size() != hashBytes) {
        fault = QStringLiteral("%1 holds no staff code: make it with --make-staff-code").arg(file);
        return {};
    }
    return lock;
}

QString StaffLock::write(const QString& file, const QByteArray& code) {
    if (!isCode(code)) return QStringLiteral("a staff code has %1 to %2 digits").arg(leastDigits).arg(mostDigits);
    std::array<quint32, saltBytes / sizeof(quint32)> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const QByteArray salt(reinterpret_cast<const char*>(random.data()), saltBytes);
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         out.write(QByteArray(method) + ' ' + QByteArray::number(rounds) + ' ' + salt.toHex() + ' ' +
                                   hashOf(code, salt, rounds).toHex() + '\n') > 0 &&
                         out.commit();
    return written ? QString() : QStringLiteral("cannot write %1: %2").arg(file, out.errorString());
}

bool StaffLock::opens(const QByteArray& code) const { return same(hashOf(code, salt_, rounds_), hash_); }

}  // namespace hall::kiosk::device
