"""The state's working days, counted by hand: one step a day, nothing of the hall's own code."""
import csv
import datetime

DAY = datetime.timedelta(days=1)


class Workdays:
    def __init__(self, table):
        """`table`: the state's holidays and make-up days, with the columns date and kind. A year without any has Monday to Friday."""
        with open(table, encoding="utf-8", newline="") as file:
            self.kinds = {datetime.date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(file)}

    def works(self, date):
        kind = self.kinds.get(date)
        return kind == "makeup_workday" if kind else date.weekday() < 5

    def next(self, date):
        """The first working day after this one."""
        date += DAY
        while not self.works(date):
            date += DAY
        return date

    def after(self, date, days, pauses=()):
        """The last day of a period that begins with an event on `date`. A pause (begin, end) takes the days after its begin, up to and with its end."""
        if days == 0 and self.works(date):
            return date
        left = max(days, 1)
        while left:
            date = self.next(date)
            if not any(begin < date <= end for begin, end in pauses):
                left -= 1
        return date

    def between(self, begin, end):
        """Working days after `begin` up to and with `end`; negative when `end` lies before."""
        if end < begin:
            return -self.between(end, begin)
        return sum(self.works(begin + DAY * n) for n in range(1, (end - begin).days + 1))


def critical_path(workdays, accepted, tasks, pauses=None):
    """The day by which the last of these is due. `tasks`: {number: (promised days, numbers of the tasks whose result it needs)}; `pauses`: {number: [(begin, end)]}."""
    pauses = pauses or {}
    ends = {}

    def end(number):
        if number not in ends:
            days, after = tasks[number]
            begin = max([accepted] + [end(one) for one in after])
            ends[number] = workdays.after(begin, days, pauses.get(number, ()))
        return ends[number]

    return max(end(number) for number in tasks)
