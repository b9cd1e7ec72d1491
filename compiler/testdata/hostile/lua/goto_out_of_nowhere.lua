-- expect: CE no visible label
goto nowhere
