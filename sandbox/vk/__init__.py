"""The double of VK: its API, its Bots Long Poll, and a small world of communities and people with moods.

`service.py` and `longpoll.py` are the HTTP faces, `methods/` what the API can do, `world.py` who is there, `people.py`
and `moods.py` what they do, `control.py` the way in for the page and for tests. Nothing of it survives a restart, but
the cast and its tokens are the same each time. What nobody has proved about VK is a switch in `rules.py`.
"""
