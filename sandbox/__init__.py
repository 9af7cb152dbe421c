"""What stands in for the networks: doubles over real HTTP on loopback, and a page to be people in.

`telegram/` is the Bot API and the people behind it, `vk/` the API of VK and its people, `page/` the chat client in the
browser, `server.py` starts them, `driver.py` is the counterpart of the page for tests. Nothing of the product is
imported here.
"""
