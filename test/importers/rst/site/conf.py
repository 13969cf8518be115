project = "Demo"
html_baseurl = 'https://docs.example.org/en/'
language = "en"
release = '1.2'
rst_epilog = """
.. |mailu| replace:: **Mailu**
"""
