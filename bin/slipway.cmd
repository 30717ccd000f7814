@echo off
rem Runs Slipway's command line from a checkout, with the right Node.
setlocal
set "root=%~dp0.."
set "node=%root%\node_modules\node\bin\node.exe"
if exist "%node%" goto found
set "node=node"
for /f %%v in ('node -p "process.versions.node.split('.')[0]" 2^>nul') do set "major=%%v"
if not defined major (
  echo slipway: there is no Node. Install Node 20 or newer, then run: npm install --prefix "%root%" 1>&2
  exit /b 1
)
if %major% LSS 24 (
  echo slipway: it needs Node 24 and found Node %major%. Node 24 comes with its dependencies. Run: npm install --prefix "%root%" 1>&2
  exit /b 1
)
:found
if not exist "%root%\out\renderer\index.html" "%node%" "%root%\scripts\build.mjs" --if-stale 1>&2
"%node%" "%root%\src\cli\index.ts" %*
exit /b %errorlevel%
