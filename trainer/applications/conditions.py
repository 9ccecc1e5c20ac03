"""Which questions are asked, given what was answered before: pure, and the same on the server as in the browser."""


def asked(questions, values):
    """Those of the questions that are asked, in order; `values` are {question id: answer}.

    A question with a condition is asked when the question that it hangs on is asked, too, and was answered with one of
    the values named. Answers to questions that are not asked count for nothing, so conditions reach down a chain.
    `values` may hold any answers; a question that stands after the one that hangs on it is taken as not asked.
    """
    found, answered = [], {}
    for question in questions:
        if is_asked(question, answered):
            found.append(question)
            if question.id in values:
                answered[question.id] = values[question.id]
    return found


def is_asked(question, answered):
    """Whether the answers given so far ask for the question."""
    if question.shown_if_id is None:
        return True
    given = answered.get(question.shown_if_id, [])
    return bool(set(given if isinstance(given, list) else [given]) & set(question.shown_if_values))
