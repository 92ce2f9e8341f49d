"""Computes what the answers of scenarios/validation/ ought to be, from formulas and by programs of its own.

Usage: references.py            prints every reference
       references.py --check    compares them with the files, and fails on a difference

Nothing here is taken from the simulator: each function states its case from the equations, and is named by its file. A value is
a number, or a number and its standard error where it comes from a simulation or from print. One is from print and not computed:
the 27.9% of dot-com-2000. Simulations have fixed seeds; all takes some fifteen seconds. Needs NumPy and SciPy.
"""

import math
import pathlib
import sys
import tomllib

import numpy as np
from scipy import integrate, special, stats

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "validation"
CASES = {}


def case(name):
    """Registers what the references of one file ought to be: `of` and its value."""

    def register(function):
        CASES[name] = function
        return function

    return register


# What several cases need.


def phi(x):
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def lognormal(mean, variance):
    """Mean and standard deviation of e^N."""
    first = math.exp(mean + 0.5 * variance)
    return first, first * math.sqrt(math.expm1(variance))


def decay(kappa, years):
    """Of a mean-reverting process: what is kept, and the standard deviation that a unit of volatility adds."""
    if kappa == 0.0:
        return 1.0, math.sqrt(years)
    return math.exp(-kappa * years), math.sqrt(-math.expm1(-2.0 * kappa * years) / (2.0 * kappa))


def walk(start, drift, deviation, steps):
    """P(a normal random walk has not been seen below zero), and the mean of those that have not, after each step.

    The density on the positive half-line is carried from step to step by Gauss-Legendre quadrature.
    """
    top = start + max(drift, 0.0) * steps + 9.0 * deviation * math.sqrt(steps)
    panels = math.ceil(top / deviation)
    nodes, weights = np.polynomial.legendre.leggauss(16)
    edges = np.linspace(0.0, top, panels + 1)
    half = 0.5 * (edges[1] - edges[0])
    x = (edges[:-1, None] + half * (1.0 + nodes[None, :])).ravel()
    w = np.tile(half * weights, panels)
    kernel = stats.norm.pdf(x[:, None], loc=x[None, :] + drift, scale=deviation) * w[None, :]
    density = stats.norm.pdf(x, loc=start + drift, scale=deviation)
    alive, means = [1.0], [start]
    for step in range(steps):
        if step:
            density = kernel @ density
        mass = float(w @ density)
        alive.append(mass)
        means.append(float(w @ (x * density)) / mass)
    return alive, means


def call(forward, strike, deviation):
    """E max(0, V − K) of a lognormal V (Black 1976), `deviation` that of ln V."""
    if deviation == 0.0:
        return max(0.0, forward - strike)
    d = math.log(forward / strike) / deviation
    return forward * phi(d + 0.5 * deviation) - strike * phi(d - 0.5 * deviation)


def binomial(n, p):
    return stats.binom.pmf(np.arange(n + 1), n, p)


def moments(values, chances):
    """Mean and standard deviation of a discrete law."""
    values, chances = np.asarray(values), np.asarray(chances)
    mean = float(values @ chances)
    return mean, math.sqrt(float((values - mean) ** 2 @ chances))


def share(count, worlds):
    """A simulated share and its standard error."""
    p = count / worlds
    return p, math.sqrt(p * (1.0 - p) / worlds), "simulated"


def estimate(values):
    return float(np.mean(values)), float(np.std(values) / math.sqrt(len(values))), "simulated"


# Ruin.


@case("brownian-cash")
def brownian_cash():
    alive, means = walk(18.0, -1.0, 3.0, 36)
    found = {f"P(dry.Walk within {n} months)": 1.0 - alive[n] for n in (12, 18, 24, 36)}
    return found | {f"mean(cash after {n} months)": means[n] for n in (12, 36)}


@case("brownian-cash-quarterly")
def brownian_cash_quarterly():
    alive, means = walk(18.0, -3.0, 3.0 * math.sqrt(3.0), 12)
    found = {f"P(dry.Walk within {n} months)": 1.0 - alive[n // 3] for n in (12, 24, 36)}
    return found | {"mean(cash after 36 months)": means[12]}


def inverse_gaussian(x, burn, sigma, t):
    """P(τ ≤ t) of Brownian motion x − burn·t + σW watched without pause (Schrödinger 1915)."""
    root = sigma * math.sqrt(t)
    return phi((burn * t - x) / root) + math.exp(2.0 * burn * x / sigma**2) * phi(-(x + burn * t) / root)


@case("brownian-cash-continuous")
def brownian_cash_continuous():
    cdf = lambda t: inverse_gaussian(18.0, 1.0, 3.0, t) if t > 0 else 0.0
    found = {f"P(dry.Walk within {n} months)": cdf(n) for n in (12, 18, 24, 36)}
    # E τ = x/μ, Var τ = xσ²/μ³.
    name = "months until it is gone"
    return found | {f"mean({name})": 18.0, f"sd({name})": math.sqrt(162.0)}


@case("growing-burn")
def growing_burn():
    cash, month = 100.0, 0
    while True:
        before = cash
        cash += 1e-6 / 12.0 - 3.0 * math.exp(0.03 * (month + 1))
        if cash < 0.0:
            return {
                "P(dry.Burner within 22 months)": 0.0,
                "P(dry.Burner within 23 months)": 1.0,
                "mean(months until it runs dry)": month + before / (before - cash),
            }
        month += 1


@case("intervals")
def intervals():
    alive, means = walk(18.0, -1.0, 3.0, 37)
    return interval_numbers(alive, 12.0, 0.4) | {
        "mean(cash that is left)": means[12],
        # No claim speaks of it; it stands in the coverage study. Steps are counted from 0.
        "mean insolvent step of Walk": sum((k - 1) * (alive[k - 1] - alive[k]) for k in range(1, 38)) / (1.0 - alive[37]),
    }


def interval_numbers(alive, least, volatility):
    """A share of a random walk; cash uniform over 24 months from the least on; growth of 50% a year over three years."""
    mean = math.log(100.0) + (0.5 - volatility**2 / 2) * 3
    return {
        "P(dry.Walk within 24 months)": 1.0 - alive[24],
        "P(dry.Spender within 13 months)": (13.0 - least) / 24.0,
        "P(insolvent.Band within 24 months)": 0.3 + 0.7 * (24.0 - least) / 24.0,
        "sustain.Spender.p25": least + 6.0,
        "sustain.Spender.median": least + 12.0,
        "mean(log revenue)": mean,
        "sd(log revenue)": volatility * math.sqrt(3.0),
        "median(log revenue)": mean,
    }


@case("intervals-changed")
def intervals_changed():
    alive, _ = walk(18.0, -1.25, 3.0, 36)
    return interval_numbers(alive, 8.0, 0.5)


@case("cramer-lundberg")
def cramer_lundberg():
    """Row 10: premium c a month, claims Exp(1) at rate 1 a month, ruin looked at whenever a claim comes, so at all times."""
    return {"P(insolvent.Insurer within 50 months)": finite_ruin(10.0, 1.2, 50.0)}


def finite_ruin(u, premium, t):
    """Prabhu (1961): the chance of survival with nothing is E(u=0, t) = (1/ct) E (ct − S_t)⁺, and with u it is
    F(u + ct) − c ∫₀ᵗ E(0, t − s) f(u + cs) ds, F and f those of the claims of a time, f without its atom at 0.
    """

    def density(x, s):
        # Poisson many exponentials: e^{−x−s} √(s/x) I₁(2√(xs)).
        z = 2.0 * math.sqrt(x * s)
        return math.exp(-((math.sqrt(x) - math.sqrt(s)) ** 2)) * math.sqrt(s / x) * special.ive(1, z) if s > 0 else 0.0

    terms = np.arange(1, 400)

    def below(x, s):
        return math.exp(-s) + float(stats.poisson.pmf(terms, s) @ special.gammainc(terms, x))

    def from_nothing(s):
        if s == 0.0:
            return 1.0
        x = premium * s
        # E (x − S)⁺ = x P(S ≤ x) − E[S; S ≤ x], and E[Γₙ; Γₙ ≤ x] = n P(Γₙ₊₁ ≤ x).
        partial = float((terms * stats.poisson.pmf(terms, s)) @ special.gammainc(terms + 1, x))
        return (x * below(x, s) - partial) / x

    past, _ = integrate.quad(
        lambda s: from_nothing(t - s) * density(u + premium * s, s), 0.0, t, epsabs=1e-14, epsrel=1e-13, limit=400
    )
    return 1.0 - (below(u + premium * t, t) - premium * past)


@case("lump-sums-of-exponential-size")
def lump_sums_of_exponential_size():
    return {f"P(dry.Angel within {n} months)": lump_sum_ruin(5, 0.5, 1.5, n) for n in (6, 12, 24, 36)}


def lump_sum_ruin(cash, rate, size, months):
    """Burn 1 a month; at each month's end a lump sum with p = 1 − e^{−rate}, exponential with mean `size`.

    k sums are the k-th arrival of a Poisson process of rate 1/size in money, so S_k ≥ j says that fewer than k arrivals lie
    below j. With D_j the sums until month cash + j less the arrivals below j, less one, it lives on while D_j ≥ 0.
    """
    p, top = -math.expm1(-rate), 80
    if months <= cash:
        return 0.0
    chance = np.zeros(top)  # of D = index − 1
    chance[: cash + 1] = binomial(cash, p)
    claims = stats.poisson.pmf(np.arange(top), 1.0 / size)
    for _ in range(months - cash):
        chance = p * np.concatenate(([0.0], chance[:-1])) + (1.0 - p) * chance
        chance = np.array([float(chance[i:] @ claims[: top - i]) for i in range(top)])
        chance[0] = 0.0
    return 1.0 - float(chance.sum())


# Clocks.


@case("competing-hazards")
def competing_hazards():
    rates = {"ipo": 0.06, "acquired": 0.12, "insolvent": 0.08}
    every = sum(rates.values())
    found = {}
    for name, rate in rates.items():
        for n in (12, 60):
            found[f"P({name}.Contender within {n} months)"] = -rate / every * math.expm1(-every * n / 12)
    found["mean(still private)"] = math.exp(-every * 5)
    # Dated at month ends: E min(T, 5) = Σ S(month) over the months.
    found["mean(years private)"] = sum(math.exp(-every * n / 12) for n in range(60)) / 12
    return found


@case("buyer-alone")
def buyer_alone():
    found = {f"P(acquired.Wanted within {n} months)": -math.expm1(-0.26 * n / 12) for n in (12, 36, 60)}
    return found | {"mean(years private)": sum(math.exp(-0.26 * n / 12) for n in range(60)) / 12}


@case("hazard-that-waits")
def hazard_that_waits():
    return {
        f"P(wound-down.Late within {n} months)": -math.expm1(-0.4 * max(0, n - 18) / 12) for n in (18, 24, 36, 60)
    }


@case("uncertain-hazard")
def uncertain_hazard():
    # A gamma rate of shape k and scale θ leaves E e^{−λt} = (1 + θt)^{−k} (Lomax 1954).
    shape, scale = 2.0, 0.15
    return {f"P(insolvent.Frail within {n} months)": 1.0 - (1.0 + scale * n / 12) ** -shape for n in (12, 36, 60)}


@case("windowed-hazard")
def windowed_hazard():
    closing, opening, rate = 1.0 / 24.0, 1.0 / 6.0, 0.4 / 12.0
    every = closing + opening
    shut, open_ = (h / every * -math.expm1(-every) for h in (closing, opening))
    # The window moves, then the clock runs.
    step = np.array([[1.0 - shut, open_], [shut, 1.0 - open_]])
    step = np.diag([math.exp(-rate), 1.0]) @ step
    found, state = {}, np.array([1.0, 0.0])
    for n in range(1, 61):
        state = step @ state
        if n in (12, 36, 60):
            found[f"P(ipo.Lister within {n} months)"] = 1.0 - float(state.sum())
    return found


@case("competing-weibull")
def competing_weibull():
    """A failure after a Weibull time and a buyer at a rate: the failure shows at the end of the month that begins after it."""
    wait = stats.weibull_min(1.8, scale=30.0)
    rate, found, failed, sold = 0.2 / 12.0, {}, 0.0, 0.0
    for n in range(60):
        private = math.exp(-rate * n)
        failed += private * (wait.cdf(n) - (wait.cdf(n - 1) if n else 0.0))
        sold += private * wait.sf(n) * -math.expm1(-rate)
        if n + 1 in (12, 24, 60):
            found[f"P(insolvent.Trial within {n + 1} months)"] = failed
            found[f"P(acquired.Trial within {n + 1} months)"] = sold
    return found


@case("milestone-times")
def milestone_times():
    laws = {
        "gamma": stats.gamma(4.0, scale=5.0),
        "weibull": stats.weibull_min(1.5, scale=24.0),
        "lognormal": stats.lognorm(0.5, scale=18.0),
    }
    # Reached as the first month begins that is so long after the start: seen at n months' end if takes ≤ n − 1.
    return {
        f"mean({name} by {n} months)": 0.7 * float(law.cdf(n - 1)) for name, law in laws.items() for n in (12, 24, 36)
    }


@case("gated-growth")
def gated_growth():
    # Reached with 60% after 24 months; from then on a year of e^{μ} and σ.
    mean, spread = 0.8, 0.3
    grown, squared = math.exp(mean), math.exp(2 * mean + spread**2)
    first, second = 0.4 + 0.6 * grown, 0.4 + 0.6 * squared
    return {
        "mean(revenue after 24 months)": 1.0,
        "mean(revenue after 36 months)": first,
        "sd(revenue after 36 months)": math.sqrt(second - first**2),
        "mean(has moved)": 0.6,
    }


@case("random-events")
def random_events():
    p = -math.expm1(-0.6 / 12)
    count, chances = np.arange(61), binomial(60, p)
    mean, spread = moments(count, chances)
    return {
        "mean(events in five years)": mean,
        "sd(events in five years)": spread,
        "mean(no event)": float(chances[0]),
        "mean(five or more)": float(chances[5:].sum()),
        "mean(happened once)": -math.expm1(-0.6 * 5),
        "P(insolvent.Struck within 60 months)": -math.expm1(-0.3 * 5),
    }


@case("dated-events")
def dated_events():
    return {
        "P(insolvent.Dated within 29 months)": 0.0,
        "P(insolvent.Dated within 30 months)": 0.35,
        "mean(cash after the fire)": 100.0 - 12.0 - 10.0 - 24.0 + 0.002,
        "mean(oil after the glut)": 80.0 * 0.6,
    }


# Revenue and its growth.


@case("geometric-brownian-revenue")
def geometric_brownian_revenue():
    mean, sd = lognormal(math.log(100.0) + (0.5 - 0.08) * 3, 0.16 * 3)
    z = (math.log(4.0) - 0.42 * 3) / (0.4 * math.sqrt(3))
    return {
        "mean(revenue)": mean,
        "sd(revenue)": sd,
        "mean(above its median)": 0.5,
        "mean(above 400)": phi(-z),
        "mean(log revenue)": math.log(100.0) + 1.26,
        "sd(log revenue)": 0.4 * math.sqrt(3),
    }


def growth_moments(years):
    kept, scale = decay(0.28, years)
    return 0.06 + 0.38 * kept, 0.12 * scale


@case("reverting-growth")
def reverting_growth():
    (one, sd_one), (five, sd_five) = growth_moments(1), growth_moments(5)
    return {
        "mean(growth after 1 year)": one,
        "sd(growth after 1 year)": sd_one,
        "mean(growth after 5 years)": five,
        "sd(growth after 5 years)": sd_five,
        "mean(product of the two)": math.exp(-0.28 * 4) * sd_one**2,
    }


def decaying(steps_a_year):
    """Growth after five years where η' = ηe^{−κ₂Δ} is read at the end of each step and frozen over it."""
    kept, scale = decay(0.28, 1.0 / steps_a_year)
    variance, eta = 0.0, 0.12
    for _ in range(5 * steps_a_year):
        eta *= kept
        variance = kept**2 * variance + (eta * scale) ** 2
    return {"mean(growth after 5 years)": growth_moments(5)[0], "sd(growth after 5 years)": math.sqrt(variance)}


@case("decaying-growth-uncertainty")
def decaying_growth_uncertainty():
    return decaying(12)


@case("decaying-growth-uncertainty-quarterly")
def decaying_growth_uncertainty_quarterly():
    return decaying(4)


@case("schwartz-moon-revenue")
def schwartz_moon_revenue():
    """ln R is a sum of normals: growth that has reverted so far, and the shocks of revenue. All numbers are a quarter's."""
    kappa, found = 0.07, {}
    kept, scale = decay(kappa, 1.0)
    price, growth, sigma, eta = 0.01, 0.11, 0.10, 0.03
    mean, shocks, pulls = math.log(356.0), 0.0, []
    for n in range(1, 101):
        sigma = 0.05 + (sigma - 0.05) * kept
        mean += growth - price * sigma - 0.5 * sigma**2
        growth = 0.015 + (growth - 0.015) * kept
        shocks += sigma**2
        # A shock of growth at the end of step j counts with Σ kept^i in the steps after it.
        variance = shocks + sum((s * (1.0 - kept ** (n - j)) / (1.0 - kept)) ** 2 for j, s in pulls)
        eta *= kept
        pulls.append((n, eta * scale))
        if n in (4, 20, 40, 100):
            found[f"mean(revenue after {n} quarters)"] = math.exp(mean + 0.5 * variance)
        if n == 100:
            found["mean(log revenue after 100 quarters)"] = mean
            found["sd(log revenue after 100 quarters)"] = math.sqrt(variance)
    return found


@case("revenue-that-jumps")
def revenue_that_jumps():
    """Merton (1976) in steps: at most one jump a month, with p = 1 − e^{−λ/12}."""
    n, p = 24, -math.expm1(-1.5 / 12)
    chances, jumps = binomial(n, p), np.arange(n + 1)
    centre = (0.3 - 0.5 * 0.25**2) * 2 + jumps * -0.2
    variance = 0.25**2 * 2 + jumps * 0.15**2
    first = float(chances @ np.exp(centre + 0.5 * variance))
    second = float(chances @ np.exp(2 * centre + 2 * variance))
    return {
        "mean(revenue)": first,
        "sd(revenue)": math.sqrt(second - first**2),
        "mean(revenue has fallen)": float(chances @ stats.norm.cdf(-centre / np.sqrt(variance))),
        "mean(log revenue)": float(chances @ centre),
    }


@case("saturating-revenue")
def saturating_revenue():
    """A' = A exp(g max(0, 1 − A/M)Δ), a month at a time; the logistic curve of Verhulst (1838) as months grow short."""
    revenue, found = 1.0, {}
    for month in range(1, 121):
        revenue *= math.exp(1.2 * max(0.0, 1.0 - revenue / 20.0) / 12)
        if month in (12, 36, 120):
            found[f"mean(revenue after {month} months)"] = revenue
    return found


@case("bass-adoption")
def bass_adoption():
    """Bass (1969): F' = (p + qF)(1 − F), so F(t) = (1 − e^{−(p+q)t})/(1 + (q/p)e^{−(p+q)t}); p = .03, q = .38 a year."""
    p, q, first = 0.03, 0.38, 0.01
    gone = lambda t: math.exp(-(p + q) * t)
    adopted = lambda t: (1 - gone(t)) / (1 + q / p * gone(t))
    # The time at which as many have adopted it as at the start.
    start = -math.log((1 - first) / (1 + q / p * first)) / (p + q)
    spoken = {1: "a year", 3: "three years", 5: "five years", 10: "ten years"}
    return {f"mean(adopted after {words})": adopted(start + years) for years, words in spoken.items()}


@case("uncertain-drift")
def uncertain_drift():
    # ln R = μT + …, μ normal: the variance of ln R is σ²T + s²T².
    variance = 0.3**2 * 3 + 0.2**2 * 9
    mean, sd = lognormal((0.4 - 0.045) * 3, variance)
    return {
        "mean(revenue)": mean,
        "sd(log revenue)": math.sqrt(variance),
        "mean(revenue has doubled)": phi(((0.4 - 0.045) * 3 - math.log(2)) / math.sqrt(variance)),
    }


@case("first-passage-of-revenue")
def first_passage_of_revenue():
    # The distance to the bar, ln 2, is a random walk; filed in the month that passes it, listed in the next.
    alive, _ = walk(math.log(2.0), -(0.3 - 0.125) / 12, 0.5 / math.sqrt(12), 47)
    return {f"P(ipo.Climber within {n} months)": 1.0 - alive[n - 1] for n in (12, 24, 48)}


@case("variable-cost-that-wanders")
def variable_cost_that_wanders():
    """Cash = c + Σ AΔ(1 − γ_k) − FΔ with A fixed and γ mean-reverting: a sum of normals."""
    kept, scale = decay(0.5, 1 / 12)
    mean, weights, sold = 0.0, np.zeros(36), 120.0 / 12
    for k in range(36):
        mean += sold * (1.0 - (0.7 + 0.2 * kept ** (k + 1)))
        weights[: k + 1] += kept ** (k - np.arange(k + 1))
    return {
        "mean(cash)": 1000.0 + mean - 36 * 1.0,
        "sd(cash)": sold * 0.1 * scale * math.sqrt(float(weights @ weights)),
    }


# The market.


def open_after(years):
    return 2.0 / 3.0 + math.exp(-1.5 * years) / 3.0


@case("listing-window")
def listing_window():
    weights = np.full(61, 1 / 12)
    weights[[0, 60]] = 0.5 / 12
    years = np.arange(61) / 12
    mean = float(weights @ np.array([open_after(t) for t in years]))
    variance = 0.0
    for s in range(61):
        for t in range(61):
            first, second = years[min(s, t)], years[max(s, t)]
            both = open_after(first) * (open_after(second - first) - open_after(second))
            variance += weights[s] * weights[t] * both
    return {
        "mean(open after two years)": open_after(2),
        "mean(open years)": mean,
        "sd(open years)": math.sqrt(variance),
    }


@case("oil-price")
def oil_price():
    kappa = math.log(2) * 12 / 18
    at = lambda years: (math.log(60) + (math.log(90) - math.log(60)) * decay(kappa, years)[0], 0.35 * decay(kappa, years)[1])
    mean, sd = lognormal(at(2)[0], at(2)[1] ** 2)
    levels = [lognormal(at(n / 12)[0], at(n / 12)[1] ** 2)[0] if n else 90.0 for n in range(25)]
    return {
        "mean(oil)": mean,
        "sd(oil)": sd,
        "mean(oil above 70)": phi((at(2)[0] - math.log(70)) / at(2)[1]),
        "mean(oil over two years)": (sum(levels) - 0.5 * (levels[0] + levels[-1])) / 24,
    }


@case("correlated-market")
def correlated_market():
    """Sentiment, the log multiple, log equity and log oil move by correlated normals, each exact over a month."""
    n, years = 24, 1 / 12
    half = lambda months: math.log(2) * 12 / months
    parts = {  # kept a month, deviation a month
        "sentiment": (decay(half(12), years)[0], 0.4 * decay(half(12), years)[1]),
        "multiple": (decay(half(24), years)[0], 0.3 * decay(half(24), years)[1]),
        "equity": (1.0, 0.2 * math.sqrt(years)),
        "oil": (decay(half(18), years)[0], 0.35 * decay(half(18), years)[1]),
    }

    def joint(a, b):
        kept = parts[a][0] * parts[b][0]
        times = n if kept == 1.0 else (1.0 - kept**n) / (1.0 - kept)
        return parts[a][1] * parts[b][1] * times

    mood = 0.5 * parts["sentiment"][0] ** n
    log_multiple = math.log(8) + math.log(12 / 8) * parts["multiple"][0] ** n
    mean, sd = lognormal(log_multiple, joint("multiple", "multiple"))
    equity = (0.08 - 0.02) * 2
    log_oil = math.log(70)
    together = -0.5 * joint("equity", "oil") / math.sqrt(joint("equity", "equity") * joint("oil", "oil"))
    return {
        "mean(mood)": mood,
        "sd(mood)": math.sqrt(joint("sentiment", "sentiment")),
        "mean(multiple after two years)": mean,
        "sd(multiple after two years)": sd,
        "mean(mood times log multiple)": mood * log_multiple + 0.6 * joint("sentiment", "multiple"),
        "mean(equity times oil)": math.exp(
            equity + log_oil + 0.5 * (joint("equity", "equity") + joint("oil", "oil") + 2 * -0.5 * joint("equity", "oil"))
        ),
        "mean(equity up and oil down)": 0.25 + math.asin(-together) / (2 * math.pi),
    }


@case("equity-that-crashes")
def equity_that_crashes():
    n, p = 60, -math.expm1(-0.4 / 12)
    chances, jumps = binomial(n, p), np.arange(n + 1)
    centre, variance = (0.1 - 0.02) * 5 - 0.25 * jumps, 0.2**2 * 5 + 0.1**2 * jumps
    first = float(chances @ np.exp(centre + 0.5 * variance))
    second = float(chances @ np.exp(2 * centre + 2 * variance))
    return {
        "mean(equity)": first,
        "sd(equity)": math.sqrt(second - first**2),
        "mean(equity below its start)": float(chances @ stats.norm.cdf(-centre / np.sqrt(variance))),
    }


@case("climate-and-mood")
def climate_and_mood():
    """A chain of three climates, and a mood without noise that follows it: first and second moments, climate by climate."""
    stays, splits = [24.0, 36.0, 15.0], [{1: 0.6, 2: 0.4}, {0: 0.3, 2: 0.7}, {1: 0.8, 0: 0.2}]
    chain = np.zeros((3, 3))
    for source, (stay, split) in enumerate(zip(stays, splits)):
        leaves = -math.expm1(-1.0 / stay)
        chain[source, source] = 1.0 - leaves
        for target, part in split.items():
            chain[source, target] = leaves * part
    levels, kept = np.array([0.6, 0.1, -0.8]), math.exp(-math.log(2) / 6)
    chance, first, second = np.array([0.0, 1.0, 0.0]), np.zeros(3), np.zeros(3)
    for _ in range(48):
        chance, first, second = chance @ chain, first @ chain, second @ chain
        pull = (1.0 - kept) * levels
        second = kept**2 * second + 2 * kept * pull * first + pull**2 * chance
        first = kept * first + pull * chance
    mean = float(first.sum())
    return {"mean(mood)": mean, "sd(mood)": math.sqrt(float(second.sum()) - mean**2)}


# What is not known, and moves together.


@case("laws-of-opening-cash")
def laws_of_opening_cash():
    pert = 1 + 4 * (15 - 6) / 36, 1 + 4 * (42 - 15) / 36
    spread = math.log(30 / 12) / (2 * stats.norm.ppf(0.95))
    bell = stats.norm(24, 12)
    cut = bell.sf(6)
    # Of shares only: cash 60, burn 10 times the share, so dry within n months where the share is above 6/n.
    odds = lambda s: math.log(s / (1 - s))
    laws = {
        "normal": stats.norm(24, 8).cdf,
        "lognormal": stats.lognorm(0.5, scale=20).cdf,
        "interval": stats.lognorm(spread, scale=math.sqrt(360)).cdf,
        "logit-normal": lambda n: float(stats.norm.sf((odds(6 / n) - odds(0.3)) / 0.8)),
        "uniform": stats.uniform(6, 36).cdf,
        "triangular": stats.triang((15 - 6) / 36, 6, 36).cdf,
        "pert": stats.beta(*pert, 6, 36).cdf,
        "beta": stats.beta(2, 5, 4, 44).cdf,
        "gamma": stats.gamma(3, scale=7).cdf,
        "student-t": stats.t(7, 24, 6).cdf,
        "pareto": stats.pareto(3, scale=10).cdf,
        "weibull": stats.weibull_min(1.7, scale=25).cdf,
        "discrete": lambda n: sum(w for v, w in ((8.5, 0.2), (14.5, 0.5), (30.5, 0.3)) if v < n),
        "mixture": lambda n: 0.25 * stats.norm(12, 3).cdf(n) + 0.75 * stats.uniform(20, 20).cdf(n),
        "truncated": lambda n: (bell.cdf(n) - bell.cdf(6)) / cut,
        "empirical": lambda n: sum(v < n for v in (7.5, 9.5, 13.5, 22.5, 41.5)) / 5,
    }
    found = {f"P(dry.{name} within {n} months)": float(law(n)) for name, law in laws.items() for n in (12, 24, 36)}
    found |= {f"mean({name} cash)": float(mean) for name, mean in law_means(spread, pert).items()}
    return found | {
        "sd(gamma cash)": 7 * math.sqrt(3),
        "sd(weibull cash)": float(stats.weibull_min(1.7, scale=25).std()),
        "sd(beta cash)": float(stats.beta(2, 5, 4, 44).std()),
    }


def law_means(spread, pert):
    return {
        "interval": math.sqrt(360) * math.exp(0.5 * spread**2),
        "pert": (6 + 4 * 15 + 42) / 6,
        "gamma": 21.0,
        "weibull": 25 * math.gamma(1 + 1 / 1.7),
        "pareto": 15.0,
        "mixture": 0.25 * 12 + 0.75 * 30,
        "truncated": stats.truncnorm((6 - 24) / 12, np.inf, 24, 12).mean(),
    }


@case("ranks-of-two")
def ranks_of_two():
    both = lambda rank: 0.25 + math.asin(2 * math.sin(math.pi * rank / 6)) / (2 * math.pi)
    return {
        "mean(both live on)": both(0.6),
        "mean(one lives on)": 0.5,
        "mean(both live on apart)": 0.25,
        "mean(both live on at odds)": both(-0.5),
    }


@case("common-factor-portfolio")
def common_factor_portfolio():
    """Vasicek (1987): given the common factor, defaults are independent. Here ln A after a year is the latent number."""
    loading, limit = 0.5, -1.0
    nodes, weights = np.polynomial.hermite_e.hermegauss(120)
    weights = weights / weights.sum()
    given = stats.norm.cdf((limit - loading * nodes) / math.sqrt(1 - loading**2))
    count = np.array([float(weights @ stats.binom.pmf(k, 8, given)) for k in range(9)])
    mean, spread = moments(np.arange(9), count)
    return {
        "mean(losses)": mean,
        "sd(losses)": spread,
        "mean(no loss)": float(count[0]),
        "mean(three or more)": float(count[3:].sum()),
    }


@case("letters-of-intent")
def letters_of_intent():
    # 30 with 40%, 50 with 70%, 10 by contract; burn of 3 a month on cash of 40, a contract of 1 a month with 25%.
    raised = {(a, b): 10 + 30 * a + 50 * b for a in (0, 1) for b in (0, 1)}
    chance = {(a, b): (0.4 if a else 0.6) * (0.7 if b else 0.3) for a, b in raised}
    mean, spread = moments(list(raised.values()), list(chance.values()))
    found = {"mean(raised)": mean, "sd(raised)": spread, "mean(neither is kept)": 0.6 * 0.3}
    dry = 0.0
    for (letters, money), lost in ((pair, w) for pair in raised.items() for w in (0, 1)):
        burn = 2.0 + lost
        chance_of = chance[letters] * (0.25 if lost else 0.75)
        dry += chance_of * (40 + money - 24 * burn < 0)
    return found | {"P(dry.Hopeful within 24 months)": dry}


# Sources.


@case("margin-call")
def margin_call():
    # 100 listed, 35 owed, at most half: forced below 70. Nothing that is sold frees anything, so it is never free again.
    alive, _ = walk(math.log(100 / 70), (0.06 - 0.5 * 0.35**2) / 12, 0.35 / math.sqrt(12), 36)
    return {f"mean(never forced in {n} months)": alive[n] for n in (12, 24, 36)}


@case("individuals-and-equity")
def individuals_and_equity():
    kept = math.exp(-1 / 9)
    still, moving = 50.0, 50.0
    for n in range(1, 25):
        still = still * kept + 120 / 12
        # E (E_n)^β of geometric Brownian motion.
        drive = math.exp(1.5 * (0.08 - 0.02) * n / 12 + 0.5 * (1.5 * 0.2) ** 2 * n / 12)
        moving = moving * kept + 120 * drive / 12
    return {"mean(waiting at a steady flow)": 0.9 * still, "mean(waiting at a flow moved by equity)": 0.9 * moving}


@case("sovereign-and-oil")
def sovereign_and_oil():
    """Assets earn, and flows follow oil above and below break-even: a sum of Black's (1976) calls and puts."""
    kappa, assets = math.log(2) * 12 / 24, 1000.0
    for n in range(1, 37):
        kept, scale = decay(kappa, n / 12)
        centre, deviation = math.log(70) + math.log(85 / 70) * kept, 0.3 * scale
        forward = math.exp(centre + 0.5 * deviation**2)
        above = call(forward, 75.0, deviation)
        below = above - (forward - 75.0)
        assets = assets * math.exp(0.05 / 12) + (2.0 * above - 1.5 * below) / 12
    return {"mean(free for the theme)": 0.1 * assets - 20}


@case("budgets-by-arithmetic")
def budgets_by_arithmetic():
    found = {}
    for year in (0, 1, 2, 4):
        # A year's budget is set as the year begins.
        found[f"mean(budget of year {year + 1})"] = 0.03 * 80 * math.exp(0.12 * year)
    return found | {"mean(capital to lend)": 5.0 + 1.2 * 30 / 12}


def takahashi_alexander(uncalled, owned, commitments, recommit, years, growth=0.13):
    """Takahashi & Alexander (2002), vintages of a life of twelve years with bow 2.5; what is uncalled after each year."""
    calls = [0.25, 1 / 3] + [0.5] * 10
    after = [sum(uncalled)]
    for _ in range(years):
        distributed = 0.0
        for age in range(12):
            grown = owned[age] * (1 + growth)
            paid = grown * min(1.0, ((age + 1) / 12) ** 2.5)
            drawn = calls[age] * uncalled[age]
            uncalled[age] -= drawn
            owned[age] = grown + drawn - paid
            distributed += paid
        for stock in (uncalled, owned):
            stock[11] += stock[10]
            stock[1:11] = stock[0:10]
        uncalled[0], owned[0] = commitments + recommit * distributed, 0.0
        after.append(sum(uncalled))
    return after


def published_fund():
    """The fund of the paper's kind alone: its net asset values, and what it pays back of what is paid in."""
    uncalled, value, paid, back, values = 100.0, 0.0, 0.0, 0.0, []
    for age in range(1, 13):
        drawn = {1: 0.25, 2: 1 / 3}.get(age, 0.5) * uncalled
        grown = 1.13 * value
        out = grown * (age / 12) ** 2.5
        uncalled, paid, back, value = uncalled - drawn, paid + drawn, back + out, grown + drawn - out
        values.append(value)
    return values, (back + value) / paid


@case("takahashi-alexander-fund")
def takahashi_alexander_fund():
    after = takahashi_alexander([0.0] * 12, [0.0] * 12, 100.0, 0.0, 12)
    return {f"mean(uncalled after year {year})": after[year] for year in (1, 2, 3, 5, 12)}


def steady(total):
    """What is uncalled of equal yearly vintages, by age, scaled to a total."""
    left, calls = [1.0], [0.25, 1 / 3] + [0.5] * 9
    for rate in calls:
        left.append(left[-1] * (1 - rate))
    return [total * part / sum(left) for part in left]


@case("flywheel")
def flywheel():
    """Its growth tends to r with .75 Σ d_k (1 + r)^{−k} = 1, r = .0443272427 (Euler 1760, Lotka 1907)."""
    after = takahashi_alexander(steady(100.0), [0.0] * 12, 0.0, 0.75, 99)
    found = {f"mean(dry powder after year {year})": after[year] for year in (1, 5, 20)}
    return found | {"mean(growth in the last year)": after[99] / after[98] - 1}


@case("venture-loan")
def venture_loan():
    waiting, cash = 20.0, 20.0
    for _ in range(2):
        waiting = waiting * math.exp(-1 / 12) + 1e-6 / 12
        cash -= 5.0
    loan = 0.5 * waiting
    cash += waiting + loan
    interest = 0.12 * loan
    return {
        "mean(cash after the round)": cash,
        "mean(cash after a year)": cash - 10 * interest / 12,
        "mean(cash after two years)": cash - interest - loan,
        "mean(lent)": loan,
        "mean(paid back)": 1.12 * loan,
    }


# Owners.


@case("liquidation-preferences")
def liquidation_preferences():
    """Metrick & Yasuda (2010): preferred shares are sums of calls on the company. 20% of it for 100, sold after 25 months."""
    forward, deviation = 400 * math.exp(0.1 * 25 / 12), 0.6 * math.sqrt(25 / 12)
    at = lambda strike: call(forward, strike, deviation)
    below = lambda value: phi((math.log(value / forward) + 0.5 * deviation**2) / deviation)
    return {
        "mean(common)": 0.2 * forward,
        "mean(preferred)": forward - at(100) + 0.2 * at(500),
        "mean(participating)": forward - at(100) + 0.2 * at(100),
        "mean(capped)": forward - at(100) + 0.2 * (at(100) - at(600)) + 0.2 * at(1000),
        "mean(preferred loses)": below(100),
        "mean(preferred converts)": 1 - below(500),
    }


@case("anti-dilution")
def anti_dilution():
    """Row 13's down round: bought at 10, 100 shares, a round of 50 at 5: CP' = 10·(100 + 5)/(100 + 10) = 9.5454545…"""
    found = {}
    for name, price in (("unprotected", 10.0), ("averaged", 10.0 * 105 / 110), ("ratcheted", 5.0)):
        converted = 200 / price
        total = 80 + converted + 10
        found[f"mean(older share {name})"] = converted / total
        found[f"mean(newer share {name})"] = 10 / total
    # What the older shares paid over what they convert into, where all shares of the start are one hundred.
    return found | {"mean(conversion price)": 10.0 * 105 / 110}


# Money, to the cent.


@case("cash-by-arithmetic")
def cash_by_arithmetic():
    saver = debtor = 1000.0
    seller, owed = 500.0, 0.75 * 120 * 45 / 365
    glider, margin, fixed, revenue = 500.0, 0.2, 60.0, 120.0
    for month in range(1, 37):
        saver += saver * 0.05 / 12
        debtor += debtor * 0.03 / 12 - 400 * 0.09 / 12
        sold = 120 * math.exp(0.3 * month / 12)
        receivable = 0.75 * sold * 45 / 365
        seller += 0.75 * sold / 12 - (receivable - owed)
        owed = receivable
        margin = 0.7 - 0.5 * 0.5 ** (month / 18)
        revenue *= math.exp(0.2 / 12)
        fixed *= math.exp(0.08 / 12)
        glider += margin * revenue / 12 - fixed / 12
    return {
        "mean(saver)": saver,
        "mean(debtor)": debtor,
        "mean(seller)": seller,
        "mean(glider)": glider,
        "mean(builder)": 500.0 - 24 * 5 - 12 * 2.5,
    }


def taxed_company(steps):
    """Profit pays tax on what is left of it after losses of the years before; steps to the year."""
    cash, losses, revenue = 300.0, 20.0, 80.0
    for _ in range(5 * steps):
        revenue *= math.exp(0.35 / steps)
        profit = (revenue - 120.0) / steps + 0.04 / steps * cash
        taxed = max(0.0, profit - losses)
        losses = max(0.0, losses - profit)
        cash += profit - 0.3 * taxed
    return {"mean(cash after five years)": cash}


@case("tax-and-losses")
def tax_and_losses():
    return taxed_company(12)


@case("tax-and-losses-quarterly")
def tax_and_losses_quarterly():
    return taxed_company(4)


@case("compute-and-contracts")
def compute_and_contracts():
    programme, growth, cash, revenue = 120.0, 0.8, 3000.0, 100.0
    for month in range(1, 61):
        revenue *= math.exp(0.5 / 12)
        programme *= math.exp(0.7 * growth / 12 + 0.3 * 0.5 / 12)
        growth = 0.05 + (growth - 0.05) * 0.5 ** (1 / 18)
        # From the 13th month on 300 a year, of which 80% bind; from the 37th 600.
        owed = 0.8 * (0.0 if month <= 12 else 300.0 if month <= 36 else 600.0)
        cash += revenue / 12 - max(programme, owed) / 12
        if month == 24:
            early = cash
    return {"mean(cash after two years)": early, "mean(cash after five years)": cash}


# Whole systems, by simulations that share nothing with the simulator.


def schwartz_moon(worlds, cost, price, margin):
    """Schwartz & Moon's company (2000) in NumPy, in quarters and the paper's millions; the quarter of ruin, 0 without one."""
    ruin = []
    rng = np.random.Generator(np.random.PCG64(1))
    keep = math.exp(-0.07)
    scale = math.sqrt((1 - keep**2) / 0.14)
    for _ in range(worlds // 100_000):
        n = 100_000
        revenue, growth = np.full(n, 356.0), np.full(n, 0.11)
        cash, losses = np.full(n, 906.0), np.full(n, 559.0)
        sigma, eta = 0.10, 0.03
        fell = np.zeros(n, dtype=int)
        for quarter in range(1, 101):
            sigma = 0.05 + (sigma - 0.05) * keep
            eta *= keep
            first, second = rng.standard_normal((2, n))
            revenue *= np.exp(growth - price * sigma - 0.5 * sigma**2 + sigma * first)
            growth = keep * growth + (1 - keep) * 0.015 + eta * scale * second
            profit = revenue * (margin - cost) - 75.0 + 0.0125 * cash
            taxed = np.maximum(0.0, profit - losses)
            losses = np.maximum(0.0, losses - profit)
            cash += profit - 0.35 * taxed
            fell[(fell == 0) & (cash < 0)] = quarter
        ruin.append(fell)
    return np.concatenate(ruin)


WORLDS = 1_000_000


class Reverting:
    """A quantity of many worlds that is drawn to its long run at 7% a quarter, exactly, with a volatility that ebbs likewise."""

    KEPT = math.exp(-0.07)
    # One of unit volatility adds this to its standard deviation in a quarter.
    SPREAD = math.sqrt((1.0 - math.exp(-0.14)) / 0.14)

    def __init__(self, worlds, now, long_run, volatility, long_run_volatility):
        self.now, self.long_run = np.full(worlds, now), long_run
        self.volatility, self.long_run_volatility = volatility, long_run_volatility

    def ebb(self):
        """The volatility of the quarter that begins."""
        above = self.volatility - self.long_run_volatility
        self.volatility = self.long_run_volatility + above * self.KEPT
        return self.volatility

    def move(self, noise):
        self.now *= self.KEPT
        self.now += (1.0 - self.KEPT) * self.long_run + self.ebb() * self.SPREAD * noise


def yardstick_block(rng, worlds):
    """Quarters of ruin, counted from 1, of those that are ruined, and the cash of those that are not after 25 years.

    Who is ruined is left out of the arrays, so that nothing more is drawn for it.
    """
    revenue, cash, losses = np.full(worlds, 356.0), np.full(worlds, 906.0), np.full(worlds, 559.0)
    growth = Reverting(worlds, 0.11, 0.015, 0.03, 0.0)
    variable = Reverting(worlds, 0.94, 0.85, 0.03, 0.015)
    sales = Reverting(0, 0.0, 0.0, 0.10, 0.05)
    ruined = []
    for quarter in range(1, 101):
        of_sales, of_growth, of_cost = rng.standard_normal((3, len(cash)))
        sigma = sales.ebb()
        revenue *= np.exp(growth.now + sigma * (of_sales - 0.5 * sigma))
        growth.move(0.2 * of_sales + math.sqrt(1.0 - 0.2**2) * of_growth)
        variable.move(of_cost)
        before_tax = revenue * (1.0 - variable.now) - 75.0 + 0.05 / 4 * cash
        # What is left of profit after losses of before is taxed; what is left of losses stays, and a loss adds to them.
        after = before_tax - losses
        losses = np.maximum(-after, 0.0)
        cash += before_tax - 0.35 * np.maximum(after, 0.0)
        lives = cash >= 0.0
        gone = len(cash) - int(np.count_nonzero(lives))
        if gone:
            ruined.append(np.full(gone, quarter))
            revenue, cash, losses = revenue[lives], cash[lives], losses[lives]
            growth.now, variable.now = growth.now[lives], variable.now[lives]
    return np.concatenate(ruined), cash


@case("yardstick")
def yardstick():
    rng = np.random.Generator(np.random.SFC64(2000))
    blocks = [yardstick_block(rng, 20_000) for _ in range(2 * WORLDS // 20_000)]
    ruin, cash = (np.concatenate(part) for part in zip(*blocks))
    worlds = len(ruin) + len(cash)
    # Counted from 0, and 0 for who is not ruined: a mean over all worlds, so that no world has to be left out.
    quarter = np.zeros(worlds)
    quarter[: len(ruin)] = ruin - 1
    found = {
        "mean(quarter of ruin)": estimate(quarter),
        "mean(log cash of survivors)": estimate(np.log1p(cash)),
    }
    for years in (5, 10, 25):
        count = int(np.count_nonzero(ruin <= 4 * years))
        found[f"P(insolvent.Yardstick within {years} years)"] = share(count, worlds)
    return found


# A published figure, which nothing here computes: 27.9%, from ten thousand worlds.
PUBLISHED = (0.279, math.sqrt(0.279 * 0.721 / 10_000))


@case("dot-com-2000")
def dot_com_2000():
    found = {"P(insolvent.Amazon within 25 years)": PUBLISHED}
    fell = schwartz_moon(WORLDS, 0.19, 0.01, 0.25)
    for years in (5, 10):
        count = int(((fell > 0) & (fell <= 4 * years)).sum())
        found[f"P(insolvent.Amazon within {years} years)"] = share(count, len(fell))
    return found


@case("two-sources")
def two_sources():
    """A company that burns 10 a month and asks two investors whenever cash covers less than six months; millions."""
    rng = np.random.Generator(np.random.PCG64(2))
    n = WORLDS
    cash = rng.uniform(30.0, 150.0, n)
    closes, ask = np.full(n, -1), np.zeros(n)
    next_ask, alive, given = np.zeros(n, dtype=int), np.ones(n, dtype=bool), np.zeros(n)
    found = {}
    for month in range(48):
        cash += 20.0 / math.sqrt(12) * rng.standard_normal(n) - 10.0
        asks = alive & (closes < 0) & (month >= next_ask) & (cash < 60.0)
        takes = rng.choice([2, 3, 5], size=n, p=[0.5, 0.3, 0.2])
        ask = np.where(asks, np.maximum(120.0 - cash, 30.0), ask)
        closes = np.where(asks, month + takes, closes)
        done = alive & (closes == month)
        offer = 50.0 * (rng.random(n) < 0.6) + 80.0 * (rng.random(n) < 0.4)
        raised = np.minimum(offer, ask)
        raised = np.where(done & (raised >= 0.5 * ask), raised, 0.0)
        cash += raised
        given += raised
        next_ask = np.where(done, month + np.where(raised > 0, 1, 3), next_ask)
        closes = np.where(done, -1, closes)
        alive &= cash >= 0.0
        if month + 1 in (12, 24, 48):
            found[f"P(insolvent.Funded within {month + 1} months)"] = share(int((~alive).sum()), n)
    found["mean(given by both)"] = estimate(given)
    found["mean(cash of those who live)"] = estimate(cash[alive])
    return found


# The table.


def value_of(reference):
    """A value and its error, `None` where it is exact."""
    value, error = reference[:2] if isinstance(reference, tuple) else (reference, None)
    return float(value), None if error is None else float(error)


def differs(said, reference):
    value, error = value_of(reference)
    if error is None:
        return not math.isclose(said["value"], value, rel_tol=1e-9, abs_tol=1e-300) or "error" in said
    # Another version of a library may draw other worlds, so a simulated value need only agree within its error.
    near = 6 * error if reference[2:] else 1e-6 * abs(value)
    return abs(said["value"] - value) > near or not math.isclose(said.get("error", 0.0), error, rel_tol=0.05)


# Cases that hold a shipped scenario: everything that moves a number is the same in both.
COPIES = ("dot-com-2000", "yardstick")


def moves(path):
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: value for key, value in said.items() if key not in ("measure", "reference", "assert")}


def check():
    problems, held = [], 0
    for name in COPIES:
        if moves(FOLDER / f"{name}.toml") != moves(FOLDER.parent / f"{name}.toml"):
            problems.append(f"{name}: not the numbers of scenarios/{name}.toml")
    files = {path.stem: path for path in sorted(FOLDER.glob("*.toml"))}
    for name, path in files.items():
        if name not in CASES:
            problems.append(f"{name}: nothing here computes it")
            continue
        known = CASES[name]()
        references = tomllib.loads(path.read_text(encoding="utf-8")).get("reference", [])
        for said in (one for one in references if not one.get("remove")):
            held += 1
            if said["of"] not in known:
                problems.append(f"{name}: {said['of']}: nothing here computes it")
            elif differs(said, known[said["of"]]):
                problems.append(f"{name}: {said['of']}: the file says {said['value']}, this {known[said['of']]}")
    missing = sorted(set(CASES) - set(files))
    print(f"{held} references in {len(files)} files; computed and without a file: {', '.join(missing) or 'none'}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def main():
    if sys.argv[1:] == ["--check"]:
        sys.exit(check())
    if sys.argv[1:]:
        sys.exit(__doc__)
    for name in sorted(CASES):
        for of, reference in CASES[name]().items():
            value, error = value_of(reference)
            print(f"{name}\t{of}\t{value!r}" + (f"\t{error!r}" if error is not None else ""))


if __name__ == "__main__":
    main()
