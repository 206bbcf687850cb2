"""Applicants that nobody can be: invented names, numbers with right check characters."""
import datetime

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
STEMS = "甲乙丙丁戊己庚辛壬癸"
NUMBERS = "一二三四五六七八九十"


def citizen_number(serial):
    """A citizen's number of Guang'an District with a right check character; another one for each serial."""
    born = datetime.date(1958, 1, 1) + datetime.timedelta(days=serial * 37 % 16_000)
    seventeen = f"511602{born:%Y%m%d}{serial % 1000:03d}"
    return seventeen + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(seventeen, WEIGHTS)) % 11]


def credit_code(serial):
    """A unified social credit code (GB 32100) with a right check character."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    seventeen = f"91511602MA6{serial % 1_000_000:06d}"
    return seventeen + alphabet[-sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(seventeen)) % 31]


def person(serial):
    name = "示例" + STEMS[serial % 10] + NUMBERS[serial // 10 % 10]
    return {"idType": "111", "idNumber": citizen_number(serial), "name": name, "phone": f"1390000{serial % 10_000:04d}"}


def company(serial):
    return {"idType": "001", "idNumber": credit_code(serial), "name": f"示例{STEMS[serial % 10]}{NUMBERS[serial // 10 % 10]}小吃店", "phone": ""}
